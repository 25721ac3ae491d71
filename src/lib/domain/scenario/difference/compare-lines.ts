import type { Change } from '../difference.ts';
import type { Answer, Choice, Rating } from '../scenario.ts';
import { changesAmong, inShort, type Names } from './change.ts';
import { pairLines } from './pair-lines.ts';
import { spoken } from './spoken.ts';

/** What changed among the choices of a scene. */
export function compareChoices(before: readonly Choice[], after: readonly Choice[], names: Names): Change[] {
	const whole = (choice: Choice | null, name: (key: string) => string) =>
		choice
			? `${said(choice)} → ${name(choice.to)} (${[ratingOf(choice.rating), ...choice.skills].join(', ')})`
			: '';
	return compare('choice', before, after, (old, choice) => {
		if (!old || !choice)
			return [
				[`Choice ${choice ? 'added' : 'removed'}`, whole(old, names.before), whole(choice, names.after)],
				...details(old, choice).filter(([what]) => !/^(Rating|Skills) of /.test(what))
			];
		return [
			['Text of a choice', said(old), said(choice)],
			[`Where ${inShort(choice.text)} leads`, names.before(old.to), names.after(choice.to)],
			...details(old, choice)
		];
	});
}

/** What changed among the answers of a question. */
export function compareAnswers(before: readonly Answer[], after: readonly Answer[]): Change[] {
	return compare('answer', before, after, (old, answer) => {
		const { text } = (answer ?? old)!;
		const coach: Row = [
			`Coach’s words on ${inShort(text)}`,
			spoken(old?.coachHtml ?? ''),
			spoken(answer?.coachHtml ?? '')
		];
		if (!old || !answer)
			return [
				[`Answer ${answer ? 'added' : 'removed'}`, old ? marked(old) : '', answer ? marked(answer) : ''],
				coach
			];
		return [
			['Text of an answer', said(old), said(answer)],
			[`Whether ${inShort(text)} is right`, rightOf(old), rightOf(answer)],
			coach
		];
	});
}

type Row = [what: string, before: string, after: string];

function compare<Line extends { text: string }>(
	what: 'choice' | 'answer',
	before: readonly Line[],
	after: readonly Line[],
	rows: (before: Line | null, after: Line | null) => Row[]
): Change[] {
	const pairs = pairLines(before, after);
	const kept = pairs.flatMap(([old, line]) => (old && line ? [{ old, line }] : []));
	const order = (lines: readonly { text: string }[]) => lines.map(({ text }) => inShort(text)).join(', ');
	const places = kept.map(({ old }) => before.indexOf(old));
	const isMoved = places.some((place, i) => i > 0 && place < places[i - 1]!);
	const moved: Row[] = isMoved
		? [
				[
					`Order of the ${what}s`,
					order(kept.map(({ old }) => old).toSorted((a, b) => before.indexOf(a) - before.indexOf(b))),
					order(kept.map(({ old }) => old))
				]
			]
		: [];
	return changesAmong([...pairs.flatMap(([old, line]) => rows(old, line)), ...moved]);
}

function details(old: Choice | null, choice: Choice | null): Row[] {
	const named = inShort((choice ?? old)!.text);
	const both = (read: (choice: Choice) => string): [string, string] => [
		old ? read(old) : '',
		choice ? read(choice) : ''
	];
	return [
		[`Rating of ${named}`, ...both(({ rating }) => ratingOf(rating))],
		[`Skills of ${named}`, ...both(({ skills }) => skills.join(', ') || 'none')],
		[`What ${named} remembers`, ...both(({ remember }) => remember ?? '')],
		[`When ${named} is shown`, ...both(shownWhen)],
		[`What happens after ${named}`, ...both(({ consequenceHtml }) => spoken(consequenceHtml))],
		[`Coach’s words on ${named}`, ...both(({ coachHtml }) => spoken(coachHtml))]
	];
}

function ratingOf(rating: Rating): string {
	if (rating.kind === 'critical') return `critical ${rating.error}`;
	return rating.kind === 'unscored' ? 'unscored' : ['poor', 'ok', 'best'][rating.points]!;
}

const shownWhen = ({ onlyIf }: Choice) =>
	onlyIf ? `only ${onlyIf.not ? 'without' : 'with'} “${onlyIf.flag}”` : '';

const said = ({ html }: { html: string }) => spoken(html);
const rightOf = ({ right }: Answer) => (right ? 'right' : 'wrong');
const marked = (answer: Answer) => `${said(answer)} (${rightOf(answer)})`;
