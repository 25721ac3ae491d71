import { expect, test } from 'vitest';
import { addressFrom, hrefOf } from './register-address.ts';

const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const back = (search: string) =>
	hrefOf('/registers/completions', addressFrom(new URL(`http://x/registers/completions${search}`)));

test.each([
	'',
	'?state=revoked',
	`?unit=${id}&requirement=${id}&module=TM-1&state=counts&q=Ru%C3%ADz+7&from=2026-01-01&to=2026-02-28&sort=score&order=down&on=2026-02-28&known=now`,
	`?sort=officer_name_last&after=${id}ruiz%2C+sam`,
	`?before=${id}2026-11-23`,
	'?rows=all'
])('an address that was written reads back: %s', (search) => {
	expect(back(search)).toBe(`/registers/completions${search}`);
});

test.each([
	'?unit=1%20or%201=1',
	'?module=%27;drop',
	'?state=a%20b',
	'?sort=1;2',
	'?order=down',
	'?from=2026-02-30',
	'?to=yesterday',
	'?known=now',
	'?after=x',
	`?after=${id}%00`,
	'?rows=1000000',
	`?q=${'x'.repeat(101)}`,
	'?q=%00'
])('what does not fit is left out: %s', (search) => {
	expect(back(search)).toBe('/registers/completions');
});
