// The real content, as npm run content sees it.

import { expect, test } from 'vitest';
import { checkContent } from '#lib/domain/course/check-content.ts';
import { RANDOM_PASSES_ONE_IN } from '#lib/domain/scenario/checks/check-proof.ts';
import { prove } from '#lib/domain/scenario/proof.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

const { problems, scenarios, modules } = checkContent(readTexts('content'), 'content');

test('nothing in content/ is wrong', () => {
	const errors = problems.filter(({ severity }) => severity === 'error');
	expect(errors.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
});

test('the modules and the scenario of the main path are there', () => {
	expect(modules).toEqual(expect.arrayContaining(['RF-2', 'TR-4']));
	expect([...scenarios.keys()]).toContain('SC-1');
});

test.each([...scenarios])('%s is passed by doing best, failed by doing worst, and not by clicking', (_code, scenario) => {
	const { model, worst, randomPass, most, exact } = prove(scenario);
	expect(exact && randomPass.exact).toBe(true);
	expect(model).toMatchObject({ passed: true, won: most });
	expect(worst.passed).toBe(false);
	expect(scenario.passPercent).toBeGreaterThanOrEqual(80);
	expect(randomPass.probability).toBeLessThanOrEqual(1 / RANDOM_PASSES_ONE_IN);
});
