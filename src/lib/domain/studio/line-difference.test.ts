import { describe, expect, test } from 'vitest';
import { countChanges, lineDifference, type DifferencePiece } from './line-difference.ts';

const SIGNS = { same: ' ', added: '+', removed: '-' };

/** As it is read: a sign and the line, changed words in brackets; folded lines as their number. */
const read = (pieces: DifferencePiece[]) =>
	pieces.flatMap((piece) =>
		piece.kind === 'folded'
			? [`… ${piece.lines.length}`]
			: piece.lines.map(
					({ kind, parts }) =>
						SIGNS[kind] + parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('')
				)
	);

test.each<[string, string, string, string[]]>([
	['nothing', 'a\nb', 'a\nb', []],
	['a line came', 'a\nc', 'a\nb\nc', [' a', '+b', ' c']],
	['a line went', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
	[
		'a word of a line',
		'She looks at the door.',
		'She looks at the window.',
		['-She looks at the [door].', '+She looks at the [window].']
	],
	[
		'a line became another one',
		'Nothing of this stays',
		'Everything else here',
		['-Nothing of this stays', '+Everything else here']
	],
	['an empty line became a line', 'a\n\nb', 'a\nx\nb', [' a', '-', '+x', ' b']],
	['from nothing', '', 'a', ['-', '+a']],
	['spaces count', 'a  b', 'a b', ['-a[  ]b', '+a[ ]b']],
	[
		'far from a change lines are folded',
		'1\n2\n3\n4\n5\n6\n7',
		'1\n2\n3\n4\n5\n6\nseven',
		['… 4', ' 5', ' 6', '-7', '+seven']
	]
])('%s', (_what, before, after, lines) => expect(read(lineDifference(before, after))).toEqual(lines));

test('lines keep their numbers in both texts', () => {
	const [piece] = lineDifference('a\nb\nc', 'a\nx\ny\nc');
	expect(piece!.lines.map(({ before, after }) => [before, after])).toEqual([
		[1, 1],
		[2, null],
		[null, 2],
		[null, 3],
		[3, 4]
	]);
});

test('a change says under which scene it stands', () => {
	const scene = (name: string, text: string) => `## ${name}\n\nx\n\n\n${text}\n\n\nx\n\n`;
	const before = scene('The door', 'a') + scene('Her voice', 'b');
	const after = scene('The door', 'A') + scene('Her voice', 'B');
	expect(lineDifference(before, after).map((piece) => piece.kind === 'shown' && piece.under)).toEqual([
		false,
		'The door',
		false,
		'Her voice',
		false
	]);
});

test('nothing is lost: the lines of either side are the text', () => {
	const before = Array.from({ length: 300 }, (_, at) => `line ${at % 7} ${at}`).join('\n');
	const after = before
		.split('\n')
		.filter((_, at) => at % 11 !== 0)
		.map((line, at) => (at % 13 === 0 ? `${line} more` : line))
		.join('\n');
	const lines = lineDifference(before, after).flatMap((piece) => piece.lines);
	const side = (left: 'added' | 'removed') =>
		lines
			.filter(({ kind }) => kind !== left)
			.map(({ parts }) => parts.map(({ text }) => text).join(''))
			.join('\n');
	expect(side('added')).toBe(before);
	expect(side('removed')).toBe(after);
	expect(countChanges(lineDifference(before, after))).toEqual({ added: 21, removed: 49 });
});

describe('texts that have nothing in common', () => {
	test('are told apart whole, in bounded time', () => {
		const text = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join('\n');
		const pieces = lineDifference(text('a'), text('b'));
		expect(countChanges(pieces)).toEqual({ added: 20_000, removed: 20_000 });
	});
});
