import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { monthFrom, requestFrom, sheetHref } from './sheet-request.ts';

const at = (query: string) => new URL(`https://training.example/filing/affidavit${query}`);
const PERSON = '0191c1f0-0000-7000-8000-000000000001';

test.each([
	['?month=2026-10', '2026-10'],
	['?month=2026-13', '2026-11'],
	['?month=0001-01', '2026-11'],
	['', '2026-11']
])('%s is the month %s', (query, month) => {
	expect(monthFrom(at(query), Temporal.PlainYearMonth.from('2026-11')).toString()).toBe(month);
});

test('a request is read from the address that it is written to', () => {
	const href = sheetHref({ sheet: 'roster', month: '2026-10', course: 'Signs & danger' });
	expect(requestFrom(at(href.slice(href.indexOf('?'))))).toEqual({
		...{ sheet: 'roster', course: 'Signs & danger', personId: null },
		month: Temporal.PlainYearMonth.from('2026-10')
	});
	expect(requestFrom(at(`?sheet=affidavit&month=2026-10&person=${PERSON}`))).toMatchObject({
		personId: PERSON
	});
});

test.each([
	'',
	'?sheet=affidavit',
	'?sheet=other&month=2026-10',
	'?sheet=roster&month=2026-10&person=me',
	'?sheet=roster&month=2026-10&course='
])('%s asks for nothing that could be', (query) => {
	expect(requestFrom(at(query))).toBeNull();
});
