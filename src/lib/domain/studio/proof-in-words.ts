import type { Reaches } from '#lib/domain/scenario/proof/reach.ts';
import type { MarkedRun, Named, Proof } from '#lib/domain/scenario/proof.ts';
import { skills } from '#lib/domain/scenario/scenario.ts';

/** One line of the proof as a trainer reads it. */
export interface ProofLine {
	term: string;
	value: string;
	/** What the figure means here, where it is not plain. */
	more?: string;
}

/** What is proved of a scenario, in plain words. */
export function proofInWords(proof: Proof): ProofLine[] {
	return [
		{ term: 'Ways through', value: pathsInWords(proof.paths), more: `${proof.scenes} scenes` },
		{ term: 'Time', value: minutesInWords(proof) },
		{
			term: 'Everything done best',
			value: runInWords(proof.model),
			more: `By way of ${wayInWords(proof.model)}.`
		},
		{
			term: 'Everything done worst',
			value: runInWords(proof.worst),
			more: `By way of ${wayInWords(proof.worst)}.`
		},
		{
			term: 'Clicking without reading',
			value: `passes ${chanceInWords(proof.randomPass)}`,
			more: 'More often than 1 time in 20 blocks publishing.'
		},
		...(proof.reach ? skillLines(proof.reach) : []),
		...(proof.unmet ? [unmetLine(proof.unmet)] : []),
		...proof.accents.filter(({ isTooOften }) => isTooOften).map(accentLine)
	];
}

/** How far a run can come in each skill that something on the way to a pass tests. */
function skillLines({ bySkill }: Reaches): ProofLine[] {
	return skills
		.filter((skill) => bySkill[skill].most > 0)
		.map((skill) => {
			const { best, worst, most } = bySkill[skill];
			return {
				term: `${skill[0]!.toUpperCase()}${skill.slice(1)}`,
				value: `from ${worst} to ${best} of ${most} points`
			};
		});
}

const unmetLine = (unmet: readonly Named[]): ProofLine => ({
	term: 'Scenes that nobody who passes meets',
	value: unmet.length === 0 ? 'none' : listed(unmet)
});

function accentLine({ kind, scenes, of }: Proof['accents'][number]): ProofLine {
	const where = typeof kind === 'object' ? `stands in place ${kind.place}` : `is the ${kind} one`;
	return {
		term: 'Told without reading',
		value: `The best choice ${where} in ${scenes.length} of ${of} scenes`,
		more: `In ${listed(scenes)}.`
	};
}

function listed(scenes: readonly Named[]): string {
	const names = scenes.slice(0, MOST_NAMES).map(({ name }) => quoted(name));
	const more = scenes.length - names.length;
	return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function pathsInWords(paths: Proof['paths']): string {
	if (paths === Infinity) return 'Without end: the story can go round';
	if (Number.isNaN(paths)) return 'More than can be counted';
	return paths === 1n || paths === 1 ? '1' : paths.toLocaleString('en-US');
}

function minutesInWords({ shortestMinutes, longestMinutes }: Proof): string {
	if (Number.isNaN(longestMinutes)) return 'Not counted';
	const [shortest, longest] = [Math.ceil(shortestMinutes), Math.ceil(longestMinutes)];
	if (shortest === longest) return `${longest} ${longest === 1 ? 'minute' : 'minutes'}`;
	return `${shortest} to ${longest} minutes, by the shortest and the longest way`;
}

const runInWords = ({ passed, won, most }: MarkedRun) =>
	`${passed ? 'passes' : 'does not pass'}, with ${won} of ${most} points`;

const MOST_NAMES = 4;

function wayInWords({ path }: MarkedRun): string {
	if (path.length <= MOST_NAMES) return path.map(quoted).join(', ');
	return `${path.slice(0, 2).map(quoted).join(', ')} and ${path.length - 3} more to ${quoted(path.at(-1)!)}`;
}

const quoted = (name: string) => `“${name}”`;

/** `never`, `1 time in 320`, `about 1 time in 12 (1 in 14 to 1 in 11)`. */
export function chanceInWords({ probability, exact, interval }: Proof['randomPass']): string {
	if (exact || !interval) return probability === 0 ? 'never' : onceIn(probability);
	const [low, high] = interval;
	if (high === 0) return 'never, as far as was tried';
	return `about ${probability === 0 ? 'never' : onceIn(probability)} (at most ${onceIn(high)}${low > 0 ? `, at least ${onceIn(low)}` : ''})`;
}

function onceIn(probability: number): string {
	if (probability > 0.95) return 'nearly always';
	const one = 1 / probability;
	return `1 time in ${one < 10 ? Number(one.toFixed(1)) : Math.round(one).toLocaleString('en-US')}`;
}
