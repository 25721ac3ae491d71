import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NotFound } from '#lib/server/refusals.ts';
import { listTemplates, readTemplate } from './templates.ts';

test('lists what a new scenario can start from, by title', () => {
	const templates = listTemplates();
	expect(templates.map(({ id, title }) => [id, title])).toEqual([
		['death-notification', 'A death notification'],
		['victim-interview', 'A victim interview'],
		['welfare-check', 'A welfare check']
	]);
	for (const { summary, minutes, scenes } of templates) {
		expect(summary.length).toBeGreaterThan(60);
		expect(minutes).toBeGreaterThanOrEqual(12);
		expect(scenes).toBeGreaterThanOrEqual(7);
	}
});

test('reads a template as it is written', () => {
	expect(readTemplate('welfare-check')).toBe(readFileSync('content/templates/welfare-check.md', 'utf8'));
});

test.each(['', 'nothing', 'welfare-check.md', '../scenarios/SC-1', './welfare-check', 'WELFARE-CHECK'])(
	'%j is no template',
	(id) => {
		expect(() => readTemplate(id)).toThrow(NotFound);
	}
);
