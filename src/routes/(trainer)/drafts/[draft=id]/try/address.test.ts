import { expect, test } from 'vitest';
import { tryQuery, tryState } from './address.ts';

const read = (query: string) => tryState(new URLSearchParams(query));

test('a state is its address, there and back', () => {
	const query =
		'?from=her-voice&flag=apart&flag=seen&steps=c0.a1-2.n&at=after&width=wide&theme=night&view=order';
	expect(tryQuery(read(query)!)).toBe(query);
	expect(tryQuery(read('')!)).toBe('?');
});

test('a change leaves everything else', () =>
	expect(tryQuery(read('?from=a&steps=c0&theme=dark')!, { steps: [], at: 'scene' })).toBe(
		'?from=a&theme=dark'
	));

test('what nobody of us wrote is as usual, or nothing', () => {
	expect(read('?theme=pink&width=9&view=x&at=y&flag=%3Cscript%3E&flag=ok')).toMatchObject({
		...{ theme: 'system', width: 'phone', view: 'page', at: 'scene' },
		flags: ['ok']
	});
	expect(read('?steps=javascript:')).toBeNull();
});
