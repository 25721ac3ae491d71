import { expect, it } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { mediaAddress, mediaHash, shownMedia } from './shown-media.ts';

const hash = 'a'.repeat(64);

it('knows the department’s own addresses and no other', () => {
	expect(mediaHash(mediaAddress(hash))).toBe(hash);
	for (const other of [
		`https://example.org/media/${hash}`,
		`/media/${hash}/x`,
		`/media/${hash.slice(1)}`,
		''
	])
		expect(mediaHash(other)).toBeNull();
});

it('finds everything that a scenario shows or plays, once', () => {
	const told = [
		`![A hall](/media/${hash})`,
		`A word and ![a lamp](/media/${'b'.repeat(64)}) in a line.`,
		'::audio{src=/media/call transcript="Help."}',
		'::video{src=/media/film captions=/media/words transcript="Door."}',
		`![The hall again](/media/${hash})`
	].join('\n\n');
	const text = `---\ntitle: T\nminutes: 5\ncontent note: n\n---\n\n## A\n\n${told}\n\n-> B\n\n## Ending: B\nresult: pass\n\n![Out](https://example.org/out.png)\n`;
	expect(shownMedia(parseScenario(text, 'T.md').scenario!)).toEqual([
		...[mediaAddress(hash), mediaAddress('b'.repeat(64)), '/media/call', '/media/film', '/media/words'],
		'https://example.org/out.png'
	]);
});
