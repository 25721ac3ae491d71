import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { mayStartAttempt, type AttemptFact } from './may-start-attempt.ts';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const ago = (minutes: number) => now.subtract({ minutes });
const failed = (number: number, minutes: number): AttemptFact => ({
	number,
	submittedAt: ago(minutes),
	passed: false
});
const open = (number: number): AttemptFact => ({ number, submittedAt: null, passed: null });
const passed = (number: number): AttemptFact => ({ number, submittedAt: ago(9), passed: true });

it.each([
	['nothing yet', [], 3, { kind: 'start', number: 1 }],
	['one open', [open(1)], 3, { kind: 'resume', number: 1 }],
	['one open after a failed one, within the wait', [failed(1, 5), open(2)], 3, { kind: 'resume', number: 2 }],
	['failed 29 minutes ago', [failed(1, 29)], 3, { kind: 'refused', reason: 'wait', until: ago(-1) }],
	['failed 30 minutes ago', [failed(1, 30)], 3, { kind: 'start', number: 2 }],
	[
		'the later failure decides, in any order',
		[failed(2, 10), failed(1, 90)],
		3,
		{ kind: 'refused', reason: 'wait', until: ago(-20) }
	],
	[
		'all used',
		[failed(1, 300), failed(2, 200), failed(3, 100)],
		3,
		{ kind: 'refused', reason: 'limit-reached' }
	],
	[
		'all used and one granted',
		[failed(1, 300), failed(2, 200), failed(3, 100)],
		4,
		{ kind: 'start', number: 4 }
	],
	['the last one open', [failed(1, 300), failed(2, 200), open(3)], 3, { kind: 'resume', number: 3 }],
	['passed', [failed(1, 300), passed(2)], 3, { kind: 'refused', reason: 'passed' }]
] as [string, AttemptFact[], number, object][])('%s', (_what, attempts, limit, decision) => {
	expect(mayStartAttempt({ attempts, limit, waitMinutes: 30, now })).toEqual(decision);
});
