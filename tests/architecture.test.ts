/** The rules of the house (design, section 2). Each is tried on a house that breaks it and on one that does not. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataRules } from './architecture/data.ts';
import { layerRules } from './architecture/layers.ts';
import { nameRules } from './architecture/names.ts';
import type { Rule } from './architecture/rule.ts';
import { readSource, readTree, type SourceFile } from './architecture/source-file.ts';

const house = readTree(join(import.meta.dirname, '..'), ['src', 'tests']);

const planted = (sample: Record<string, string>): SourceFile[] =>
	Object.entries(sample).map(([path, text]) => readSource(path, text));

describe.each<Rule>([...layerRules, ...dataRules, ...nameRules])('$name', (rule) => {
	test('the house keeps it', () => {
		expect(rule.breaches(house)).toEqual([]);
	});

	test.each(rule.breaks.map((sample, index) => ({ sample, index: index + 1 })))(
		'it sees breach $index',
		({ sample }) => {
			expect(rule.breaches(planted(sample))).not.toEqual([]);
		}
	);

	test('it leaves what is right alone', () => {
		expect(rule.breaches(planted(rule.keeps))).toEqual([]);
	});
});

test('the house is there to be read', () => {
	expect(house.filter((file) => file.path.startsWith('src/lib/domain/')).length).toBeGreaterThan(10);
});
