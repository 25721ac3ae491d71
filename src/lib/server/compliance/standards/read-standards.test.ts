import { expect, test } from 'vitest';
import { NotFound } from '#lib/server/refusals.ts';
import { creditTopics, readStandards, readStateProfile } from './read-standards.ts';

test('standards are read once', () => {
	expect(readStandards().profiles).toHaveLength(9);
	expect(readStandards()).toBe(readStandards());
});

test('a profile is found by its id, and nothing else is', () => {
	expect(readStateProfile('utah')).toMatchObject({ name: 'Utah', graceDays: 31, hires: 'pro-rated' });
	for (const id of ['atlantis', 'topics', '../matrix', '__proto__', 'Utah', ''])
		expect(() => readStateProfile(id)).toThrow(NotFound);
});

test('the minutes of a module by topic', () => {
	expect(creditTopics('TR-4')).toEqual([
		{ topic: 'domestic-violence', minutes: 12 },
		{ topic: 'strangulation', minutes: 24 },
		{ topic: 'crisis-intervention', minutes: 8 }
	]);
	for (const code of ['TR-9', 'LS-1', 'SC-1', 'constructor', '__proto__'])
		expect(creditTopics(code)).toEqual([]);
});
