import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { daysOf, type Period } from './fiscal-period.ts';
import { settledMoment } from './pack-request.ts';

it.each<[Period, string, string | null]>([
	['fiscal-year', '2026-11-27', '2025-07-01 to 2026-06-30'],
	['fiscal-year', '2026-07-01', '2025-07-01 to 2026-06-30'],
	['fiscal-year', '2026-06-30', '2024-07-01 to 2025-06-30'],
	['fiscal-year', '2024-02-29', '2022-07-01 to 2023-06-30'],
	['calendar-year', '2026-01-01', '2025-01-01 to 2025-12-31'],
	['calendar-year', '2026-12-31', '2025-01-01 to 2025-12-31'],
	['this-year', '2026-11-27', '2026-01-01 to 2026-11-27'],
	['own', '2026-11-27', null]
])('%s, seen from %s: %s', (period, today, days) => {
	const found = daysOf(period, Temporal.PlainDate.from(today));
	expect(found && `${found.from} to ${found.to}`).toBe(days);
});

it.each([
	['2026-11-27T10:00:00Z', '2026-11-27T10:00:30.5Z', '2026-11-27T09:59:00Z'],
	['2026-11-27T10:00:00Z', '2026-11-27T10:01:00Z', '2026-11-27T10:00:00Z'],
	['2026-11-27T10:00:59.999Z', '2026-11-28T00:00:00Z', '2026-11-27T10:00:00Z'],
	['2030-01-01T00:00:00Z', '2026-11-27T10:00:00Z', '2026-11-27T09:59:00Z']
])('as of %s, asked at %s, is as of %s', (wished, now, moment) => {
	const [a, b] = [wished, now].map((text) => Temporal.Instant.from(text)) as [
		Temporal.Instant,
		Temporal.Instant
	];
	expect(settledMoment(a, b).toString()).toBe(moment);
});
