import { expect, it } from 'vitest';
import { genesis } from './chain.ts';
import { readKeptHead, writeKeptHead } from './kept-head.ts';

const head = { departmentId: '00000000-0000-4000-8000-000000000001', seq: 12, hash: genesis('d1') };

it('reads what it wrote', () => {
	expect(readKeptHead(writeKeptHead(head))).toEqual(head);
});

it.each(['', 'x', `${head.departmentId}=12`, `${head.departmentId}=12:abc`, `d1=12:${head.hash}`])(
	'takes %j for no head',
	(text) => {
		expect(readKeptHead(text)).toBeNull();
	}
);
