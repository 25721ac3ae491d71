import { expect, it } from 'vitest';
import type { EvidenceLine } from './evidence-line.ts';
import { RenamedRecords } from './renamed-records.ts';

const [was, is, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
const cut = { rank: 'Captain', identity: 'removal 1' };
const removed = { event: { kind: 'removed' } } as unknown as EvidenceLine;
const telling = (renamed: unknown) => ({ rows: { counts: {}, files: [], renamed } });

it('lets only what a removal may have left wait for it', () => {
	const records = new RenamedRecords();
	expect(records.wait(cut, was, is, 3)).toBe(true);
	expect(records.wait({ file: { identity: 'removal 1' } }, other, is, 4)).toBe(true);
	for (const record of [{}, { identity: other }, { file: null }, { file: { identity: other } }])
		expect(records.wait(record, was, is, 5)).toBe(false);
});

it.each([
	['no removal tells of it', []],
	['the removal tells of another record', [{ was: other, is }]],
	['the removal left something else', [{ was, is: other }]],
	['what tells of it is no list', { was, is }]
])('is broken where %s', (_, renamed) => {
	const records = new RenamedRecords();
	records.wait(cut, was, is, 3);
	records.take(removed, telling(renamed));
	expect(() => records.end()).toThrow(/^The record of entry 3 does not say what it said/);
});

it('holds where a removal tells of it, and believes nothing but a removal', () => {
	const records = new RenamedRecords();
	records.wait(cut, was, is, 3);
	records.take({ event: { kind: 'completion-awarded' } } as unknown as EvidenceLine, telling([{ was, is }]));
	expect(() => records.end()).toThrow(/no removal tells of it/);
	records.take(removed, telling([{ was, is }]));
	expect(() => records.end()).not.toThrow();
});
