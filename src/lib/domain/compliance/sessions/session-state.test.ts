import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sessionState } from './session-state.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}Z`);

test.each([
	['07:59:59', null, 'coming-up'],
	['08:00', null, 'going-on'],
	['09:00', null, 'going-on'],
	['09:00:01', null, 'to-close'],
	['07:00', true, 'held'],
	['12:00', true, 'held'],
	['07:00', false, 'cancelled']
] as const)('at %s, held %s: %s', (now, held, expected) =>
	expect(sessionState({ startsAt: at('08:00'), endsAt: at('09:00'), held }, at(now))).toBe(expected)
);
