import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { creditOf } from './credit-of.ts';
import type { Signature } from './session.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}Z`);
const signed = (direction: 'in' | 'out', time: string): Signature => ({
	direction,
	how: 'qr',
	signedAt: at(time)
});
const both = (cameAt: string, leftAt: string) => [signed('in', cameAt), signed('out', leftAt)];
const WORKSHOP = { minutes: 120, segments: 2, topics: [{ topic: 'trauma', minutes: 60 }] };
const session = { startsAt: at('08:00'), endsAt: at('09:30'), segment: 1 };

test.each<[string, Signature[], object]>([
	['all of it: at most the share', both('08:00', '09:30'), { kind: 'credited', present: 90, minutes: 60 }],
	['before and after do not count', both('07:40', '11:00'), { kind: 'credited', present: 90, minutes: 60 }],
	['late', both('09:00', '09:30'), { kind: 'credited', present: 30, minutes: 30 }],
	['left early', both('07:55', '08:45'), { kind: 'credited', present: 45, minutes: 45 }],
	[
		'a begun minute does not count',
		both('08:00:30', '08:10:29'),
		{ kind: 'credited', present: 9, minutes: 9 }
	],
	['one minute', both('09:29', '09:45'), { kind: 'credited', present: 1, minutes: 1 }],
	['less than a minute', both('09:29:01', '09:45'), { kind: 'none', reason: 'no-whole-minute' }],
	['out before the start', both('07:40', '07:50'), { kind: 'none', reason: 'no-whole-minute' }],
	['in after the end', both('09:30', '09:40'), { kind: 'none', reason: 'no-whole-minute' }],
	['out before in', both('09:00', '08:30'), { kind: 'none', reason: 'no-whole-minute' }],
	['no signature', [], { kind: 'none', reason: 'not-signed-in' }],
	['only in', [signed('in', '08:00')], { kind: 'none', reason: 'not-signed-out' }],
	['only out', [signed('out', '09:30')], { kind: 'none', reason: 'not-signed-in' }],
	['in any order', both('08:00', '09:30').reverse(), { kind: 'credited', present: 90, minutes: 60 }]
])('%s', (_, signatures, expected) =>
	expect(creditOf(WORKSHOP, session, signatures)).toMatchObject(expected)
);

test('topics follow the credited minutes', () =>
	expect(creditOf(WORKSHOP, session, both('08:00', '08:40'))).toMatchObject({
		topics: [{ topic: 'trauma', minutes: 20 }]
	}));

test('an hour in which the clock is changed is as long as it was', () => {
	// Chicago, 1 November 2026: from 00:30 to 03:30 on the wall are four hours.
	const night = {
		startsAt: Temporal.Instant.from('2026-11-01T00:30:00-05:00'),
		endsAt: Temporal.Instant.from('2026-11-01T03:30:00-06:00'),
		segment: 1
	};
	const signatures: Signature[] = [
		{ direction: 'in', how: 'qr', signedAt: night.startsAt },
		{ direction: 'out', how: 'qr', signedAt: night.endsAt }
	];
	expect(creditOf({ minutes: 600, segments: 1, topics: [] }, night, signatures)).toMatchObject({
		present: 240,
		minutes: 240
	});
});
