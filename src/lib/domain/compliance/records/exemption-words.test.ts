import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { LEAVE_KINDS } from '../leave.ts';
import { leaveInWords, waiverInWords } from './exemption-words.ts';
import { maySeeReason } from './private-reason.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const [from, until] = [on('2027-03-03'), on('2028-02-29')];

it.each([
	['military', from, until, 'Military leave from 3 March 2027 to 29 February 2028'],
	['medical', from, null, 'Medical leave from 3 March 2027, its end not known yet'],
	['family', from, from, 'Family leave on 3 March 2027'],
	['administrative', from, until, 'Administrative leave from 3 March 2027 to 29 February 2028'],
	['other', from, null, 'Other leave from 3 March 2027, its end not known yet']
] as const)('%s leave in words', (kind, fromOn, untilOn, words) => {
	expect(leaveInWords({ kind, fromOn, untilOn })).toBe(words);
});

it.each([
	[until, '“Every two years” is waived from 3 March 2027 to 29 February 2028'],
	[from, '“Every two years” is waived on 3 March 2027']
])('a waiver until %s in words', (untilOn, words) => {
	expect(waiverInWords({ title: 'Every two years', fromOn: from, untilOn })).toBe(words);
});

describe('why somebody is on leave', () => {
	const reads = (kind: (typeof LEAVE_KINDS)[number], roles: string[], personId = 'a') =>
		maySeeReason({ personId: 'b', roles: roles as never }, { personId, kind });

	it.each([
		['military', true],
		['medical', false],
		['family', false],
		['administrative', true],
		['other', true]
	] as const)('%s: a supervisor reads it: %s', (kind, may) => {
		expect(reads(kind, ['supervisor'])).toBe(may);
		expect(reads(kind, ['officer', 'supervisor', 'trainer'])).toBe(may);
	});

	it.each(LEAVE_KINDS)('%s: those who answer for the records and the person themself read it', (kind) => {
		expect(reads(kind, ['auditor'])).toBe(true);
		expect(reads(kind, ['supervisor', 'admin'])).toBe(true);
		expect(reads(kind, ['officer'], 'b')).toBe(true);
	});
});
