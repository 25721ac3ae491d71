import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each([
	['/training?x=1#y', '/training?x=1#y'],
	['/', '/'],
	['//evil.example', '/home'],
	['/\\evil.example', '/home'],
	['https://evil.example', '/home'],
	['/日本', '/home'],
	['/\u0001x', '/home'],
	['/a\u007f', '/home'],
	['/a b', '/home'],
	['', '/home'],
	[null, '/home'],
	[`/${'a'.repeat(1000)}`, '/home']
])('%j leads to %s', (back, path) => {
	expect(localPath(back, '/home')).toBe(path);
});
