import { expect, test } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { mediaLine } from './media-line.ts';

const hash = 'a'.repeat(64);
const address = `/media/${hash}`;

/** What the parser makes of a scene that holds this line. */
function read(line: string) {
	const { scenario, problems } = parseScenario(`## A\n\nText.\n\n${line}\n\n-> B\n`, 'a.md');
	const media = scenario!.scenes[0]!.blocks.filter(({ kind }) => kind !== 'text');
	return { media, problems: problems.filter(({ line }) => line >= 5 && line <= 5) };
}

const words = [
	'A kitchen with a light on',
	'The sign says [closed], and “23:40”',
	'Brackets ] and [ alone, a \\ stroke, *stars*, _lines_ and `ticks`',
	'5 < 6 & 7 > 2 &amp; so on',
	'Two\nlines',
	'A "quoted" word and a {brace}',
	'Link [a](javascript:alert(1)) and ![b](c)',
	'<script>alert(1)</script> {@html x}',
	'~~gone~~ | table | http://example.com/x'
];
const asOneLine = (said: string) => said.replace(/\s+/g, ' ');

test.each(words)('a picture of: %s', (said) => {
	expect(read(mediaLine({ kind: 'picture', hash, said }))).toEqual({
		media: [{ kind: 'picture', src: address, alt: asOneLine(said) }],
		problems: []
	});
});

test.each(words)('a recording that says: %s', (said) => {
	expect(read(mediaLine({ kind: 'audio', hash, said }))).toEqual({
		media: [{ kind: 'audio', src: address, captions: undefined, transcript: asOneLine(said) }],
		problems: []
	});
});

test('captions are named by their address', () =>
	expect(mediaLine({ kind: 'captions', hash, said: '' })).toBe(address));
