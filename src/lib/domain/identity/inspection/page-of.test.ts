import { expect, test } from 'vitest';
import { pageOf } from './page-of.ts';

test.each([
	['/compliance', '/compliance'],
	['/officers?standing=overdue&page=2', '/officers?standing=overdue&page=2'],
	['/officers?q=Nwosu&page=2', '/officers?q=%E2%80%A6&page=2'],
	['/officers?q=', '/officers?q='],
	['/notes?about=%2Fofficers%3Fq%3DNwosu', '/notes?about=%E2%80%A6'],
	['/officers?q=a&q=b', '/officers?q=%E2%80%A6&q=%E2%80%A6']
])('%s is kept as %s', (address, kept) => {
	expect(pageOf(new URL(address, 'https://training.example'))).toBe(kept);
});

test('an address of any length is cut', () => {
	expect(pageOf(new URL(`/officers?unit=${'x'.repeat(5000)}`, 'https://training.example'))).toHaveLength(500);
});
