import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { hiredOn } from './hired-on.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const rows = (...texts: string[]) =>
	texts.map((text) => ({ heldFrom: day(text.slice(0, 10)), employed: !text.endsWith('left') }));

test.each([
	['hired once', ['2025-03-01'], '2026-01-01', '2025-03-01'],
	['hired that day', ['2025-03-01'], '2025-03-01', '2025-03-01'],
	['not hired yet', ['2025-03-01'], '2025-02-28', null],
	['promoted since', ['2025-03-01', '2025-09-01'], '2026-01-01', '2025-03-01'],
	['left', ['2025-03-01', '2025-09-01 left'], '2025-09-01', null],
	['on the last day', ['2025-03-01', '2025-09-01 left'], '2025-08-31', '2025-03-01'],
	[
		'left and came back',
		['2025-03-01', '2025-09-01 left', '2026-02-01', '2026-03-01'],
		'2026-04-01',
		'2026-02-01'
	],
	[
		'rows in any order',
		['2026-03-01', '2026-02-01', '2025-09-01 left', '2025-03-01'],
		'2026-04-01',
		'2026-02-01'
	],
	['nothing known', [], '2026-01-01', null]
])('%s', (_, history, today, expected) => {
	expect(hiredOn(rows(...history), day(today))?.toString() ?? null).toBe(expected);
});
