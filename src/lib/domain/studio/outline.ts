// The story as a list: every scene with what can be done there, where it leads and what is wrong with it. The map draws
// this, and the outline says it in words, so that neither knows what the other does not.

import type { Problem } from '#lib/domain/scenario/problem.ts';
import type { Choice, Rating, Scenario, Scene } from '#lib/domain/scenario/scenario.ts';

export interface OutlineWay {
	/** What the officer does; null on the only way on. */
	text: string | null;
	to: string;
	/** Null where no such scene exists. */
	toName: string | null;
	rating: string | null;
	/** Shown only to some: `only if apart`. */
	when: string | null;
}

export interface OutlineScene {
	key: string;
	/** Unique even where two scenes share a name. */
	id: string;
	name: string;
	kind: Scene['kind'];
	result: 'pass' | 'review' | null;
	line: number;
	isStart: boolean;
	/** What is wrong in its lines, errors first; notes are left out. */
	problems: Pick<Problem, 'severity' | 'message' | 'line'>[];
	ways: OutlineWay[];
}

/** The scenes in the order of the text. */
export function outline(scenario: Scenario, problems: readonly Problem[]): OutlineScene[] {
	const names = new Map<string, string>();
	for (const { key, name } of scenario.scenes) if (!names.has(key)) names.set(key, name);
	const taken = new Set<string>();
	const told = problems.filter(({ severity }) => severity !== 'note');
	return scenario.scenes.map((scene, index) => {
		const { key, name, kind, line } = scene;
		const isFirst = !taken.has(key);
		taken.add(key);
		const end = scenario.scenes[index + 1]?.line ?? Infinity;
		const mine = told.filter((problem) => problem.line >= line && problem.line < end);
		return {
			...{ key, name, kind, line },
			id: isFirst ? key : `${key}:${line}`,
			result: kind === 'ending' ? scene.result : null,
			isStart: isFirst && key === scenario.start,
			problems: [...mine.filter(isError), ...mine.filter((problem) => !isError(problem))].map(
				({ severity, message, line }) => ({ severity, message, line })
			),
			ways: waysOf(scene).map((way) => ({ ...way, toName: names.get(way.to) ?? null }))
		};
	});
}

const isError = ({ severity }: Pick<Problem, 'severity'>) => severity === 'error';

function waysOf(scene: Scene): Omit<OutlineWay, 'toName'>[] {
	if (scene.kind === 'scene' && scene.choices.length > 0) return scene.choices.map(wayOf);
	if (scene.kind === 'ending' || scene.next === null) return [];
	return [{ text: null, to: scene.next, rating: null, when: null }];
}

const wayOf = ({ text, to, rating, onlyIf }: Choice) => ({
	...{ text, to },
	rating: ratingInWords(rating),
	when: onlyIf && `only if ${onlyIf.not ? 'not ' : ''}${onlyIf.flag}`
});

/** A rating as the author wrote it. */
export function ratingInWords(rating: Rating): string {
	if (rating.kind === 'points') return ['poor', 'ok', 'best'][rating.points]!;
	return rating.kind === 'critical' ? `critical ${rating.error}` : 'unscored';
}

/** `2 to fix, 3 hints`; `Nothing to fix` where there is nothing. Notes are not counted. */
export function problemsInWords(problems: readonly Pick<Problem, 'severity'>[]): string {
	const errors = problems.filter(isError).length;
	const hints = problems.filter(({ severity }) => severity === 'warning').length;
	const words = [errors && `${errors} to fix`, hints && `${hints} ${hints === 1 ? 'hint' : 'hints'}`];
	return words.filter(Boolean).join(', ') || 'Nothing to fix';
}
