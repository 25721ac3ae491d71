import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { readScenario } from '#lib/domain/scenario/check.ts';
import { BLOCKS, RATINGS, SHEET } from './cheat-sheet.ts';

const whole = SHEET.map(({ example }) => example).join('\n\n');
const criticalErrors = Object.keys(parse(readFileSync('content/critical-errors.yaml', 'utf8')) as object);

test('the examples, one under the other, are a scenario that is read without a fault', () => {
	const { scenario, problems } = parseScenario(whole, 'sheet.md');
	expect(problems).toEqual([]);
	expect(scenario!.scenes.map(({ kind }) => kind)).toEqual([
		...['scene', 'scene', 'scene'],
		...['question', 'ending', 'ending']
	]);
});

test('nothing is wrong with them beyond being few', () => {
	const { problems } = readScenario(whole, 'sheet.md', { criticalErrors });
	const errors = problems.filter(({ severity }) => severity === 'error');
	// A story as short as this can be guessed.
	expect(errors.map(({ rule }) => rule).filter((rule) => rule !== 'random-clicker-passes')).toEqual([]);
});

test('everything that the header, a detail and a choice can say is shown', () => {
	for (const key of [
		...['title', 'minutes', 'content note', 'summary', 'practices', 'pass at', 'start', 'language'],
		...['rating', 'skills', 'remember', 'only if', 'result']
	])
		expect(whole).toMatch(new RegExp(`^ *-? ?${key}: `, 'm'));
});

test.each(BLOCKS)('$write is a block that is known', ({ write }) => {
	const media = `/media/${'a1'.repeat(32)}`;
	const leaf = write
		.replace('src=…', `src="${media}"`)
		.replace('captions=…', `captions="${media}"`)
		.replace('(address)', `(${media})`);
	const block = write.startsWith(':::') ? `${leaf}\nWords.\n:::` : leaf;
	const text = `---\ntitle: A\nminutes: 1\ncontent note: A robbery is told.\n---\n\n## A\n\n${block}\n\n-> B\n\n## Ending: B\nresult: pass\n`;
	const { scenario, problems } = parseScenario(text, 'block.md');
	expect(problems).toEqual([]);
	const kind = /^:+(\w+)/.exec(write)?.[1] ?? 'picture';
	expect(scenario!.scenes[0]!.blocks.map((one) => one.kind)).toEqual([kind]);
});

test.each(RATINGS)('$write is a rating that is known', ({ write }) => {
	const text = whole.replace('rating: best', `rating: ${write}`);
	expect(parseScenario(text, 'rating.md').problems).toEqual([]);
});

test('no block of the language is left out', () => {
	const { problems } = parseScenario(whole.replace(':::debrief', ':::nothing-like-it'), 'unknown.md');
	const { message } = problems.find(({ rule }) => rule === 'unknown-block')!;
	const kinds = /There are (.+)\.$/.exec(message)![1]!.split(', ');
	expect(kinds.length).toBeGreaterThanOrEqual(9);
	for (const kind of kinds)
		expect(
			BLOCKS.some(({ write }) => new RegExp(`^:+${kind}\\b`).test(write)),
			kind
		).toBe(true);
});
