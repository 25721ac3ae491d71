import { expect, test } from 'vitest';
import { filterFrom, hrefOf } from './officer-filter.ts';

const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

test.each([
	'',
	'?standing=overdue',
	`?requirement=${id}&unit=${id}&standing=due-soon&q=Ru%C3%ADz+7&sort=due&order=down&on=2026-02-28&page=3`,
	'?on=2026-02-28&known=now'
])('an address that was written reads back: %s', (search) => {
	const { filter, page } = filterFrom(new URL(`http://x/officers${search}`));
	expect(hrefOf('/officers', filter, page)).toBe(`/officers${search}`);
});

test.each([
	'?unit=1%20or%201=1',
	'?standing=everything',
	'?sort=password_hash',
	'?order=sideways',
	'?on=2026-02-30',
	'?on=yesterday',
	'?on=0001-01-01',
	'?on=2026-02-28T10:00',
	'?known=now',
	'?page=0',
	'?page=-1',
	'?page=9e9',
	`?q=${'x'.repeat(101)}`,
	'?q=%00'
])('what does not fit is left out: %s', (search) => {
	const { filter, page } = filterFrom(new URL(`http://x/officers${search}`));
	expect(hrefOf('/officers', filter, page)).toBe('/officers');
});
