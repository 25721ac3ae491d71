import { expect, test } from 'vitest';
import { titleOfCopy } from './title-of-copy.ts';

test.each([
	[
		'a title',
		'---\ntitle: Kitchen light\nminutes: 2\n---\n\n## A\n',
		'---\ntitle: Kitchen light (copy)\nminutes: 2\n---\n\n## A\n'
	],
	['spaces behind it', '---\ntitle:   A  \n---\n', '---\ntitle:   A (copy)\n---\n'],
	['a title in quotes', '---\ntitle: "A: b"\n---\n', '---\ntitle: "A: b"\n---\n'],
	['no title in the header', '---\nminutes: 2\n---\n\ntitle: x\n', '---\nminutes: 2\n---\n\ntitle: x\n'],
	['an empty title', '---\ntitle:\nminutes: 2\n---\n', '---\ntitle:\nminutes: 2\n---\n'],
	['no header', 'title: x\n', 'title: x\n']
])('%s', (_what, text, copy) => expect(titleOfCopy(text)).toBe(copy));
