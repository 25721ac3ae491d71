// Texts made to make a reader slow, or to run out of stack. Each is read whole, and an eighth of it eight times:
// that takes about as long where time grows with the length, and an eighth where it grows with the square.

import { describe, expect, it } from 'vitest';
import { importText } from './import-text.ts';

const FULL = 120_000;
const of =
	(head: string, piece: string, tail = '') =>
	(length: number) =>
		head + piece.repeat(Math.floor(length / piece.length)) + tail;

const hostile: Record<string, [name: string, make: (length: number) => string]> = {
	'links never closed': ['a.twee', of(':: A\n', '[[')],
	'macros never closed': ['a.twee', of(':: A\n', '<<')],
	'macros with open strings': ['a.twee', of(':: A\n', '<<"')],
	'nested macros': ['a.twee', of(':: A\n', '(set:')],
	'hooks in hooks': ['a.twee', of(':: A\n', '|a>[')],
	'tags never closed': ['a.twee', of(':: A\n', '<a x="')],
	'scripts never closed': ['a.twee', of(':: A\n', '<script>')],
	'comments never closed': ['a.twee', of(':: A\n', '<!--/*/%')],
	stars: ['a.twee', of(':: A\n', '**a *b ')],
	'emphasis in one line': ['a.twee', of(':: A\n', '**a** *b* ')],
	'backticks and underscores': ['a.twee', of(':: A\n', '`_a ')],
	'a heading of backslashes': ['a.twee', of(':: ', '\\')],
	'a heading of brackets': ['a.twee', of(':: ', '[a')],
	'inserts never closed': ['a.twee', of(':: StoryData\n{"format":"Chapbook"}\n\n:: A\n', '{a')],
	'brackets never closed': ['a.gift', of('a', '{')],
	'empty lines inside of a bracket': ['a.gift', of('a{', '\n')],
	'answers without end': ['a.gift', of('a{~b', '=c', '}')],
	'weights without end': ['a.gift', of('a{~%', ' ', '~}')],
	'feedback without end': ['a.gift', of('a{T', '#a', '}')],
	'options without answer': ['a.txt', of('q\n', 'A) a\n')],
	'elements never closed': ['a.xml', of('<quiz>', '<a>')],
	'a tag of brackets': ['a.xml', of('<quiz a="', '>')],
	'comments in XML': ['a.xml', of('<quiz>', '<!--')],
	'HTML in HTML': [
		'a.xml',
		of(
			'<quiz><question type="multichoice"><questiontext format="html"><text><![CDATA[',
			'<b><ul><li>',
			']]></text></questiontext><answer fraction="100"><text>a</text></answer></question></quiz>'
		)
	],
	'objects in objects': ['a.json', of('', '{"a":')],
	'lists in lists': ['', of('', '- ')],
	'quotes in quotes': ['', of('', '> ')],
	colons: ['', of('', ':::')],
	spaces: ['', of('a', ' ', 'b')],
	'half characters': ['', of('', '\ud800')]
};

const PARTS = 8;

/** Milliseconds of the processor, which others on the machine do not lengthen. */
function timeOf(text: string, name: string, times: number): number {
	const before = process.threadCpuUsage();
	for (let n = 0; n < times; n++) importText(text, name);
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

describe('a hostile text is read, or refused, in a time that grows with its length', () => {
	it.each(Object.entries(hostile))('%s', { timeout: 120_000 }, (_, [name, make]) => {
		const [text, part] = [make(FULL), make(FULL / PARTS)];
		timeOf(part, name, PARTS);
		const whole = Math.min(timeOf(text, name, 1), timeOf(text, name, 1));
		// What takes this little is not measured: it is the clock’s grain, not the reader’s time.
		if (whole < 30) return;
		expect(whole / timeOf(part, name, PARTS)).toBeLessThan(PARTS / 2);
	});
});
