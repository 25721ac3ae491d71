import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { headingName } from './heading-name.ts';
import { randomFrom } from '../proof/random.ts';
import { readTreeWhole } from '../tree.ts';

test.each([
	['## The door', 'The door'],
	['##   The  door  ', 'The  door'],
	['## The *door* ##', 'The door'],
	['## Question: What? ', 'Question: What?'],
	['## Ward 3 \\# 4', 'Ward 3 # 4'],
	['## A:b 23:40', 'A:b 23:40'],
	['##', ''],
	['## ', '']
])('%j names “%s”', (line, name) => expect(headingName(line)).toBe(name));

test('a name is what the reader of everything reads, seeds 1 to 2,000', () => {
	const signs = [
		...'aZé7 ,.\'’?!:;()“"–—/%+-*_`#[]&<\\@~|{}\t',
		'www.a.b',
		'https://a.b',
		'&amp;',
		'23:40',
		':a',
		'##'
	];
	for (let seed = 1; seed <= 2000; seed++) {
		const random = randomFrom(seed);
		const few = Array.from({ length: 5 }, () => signs[Math.floor(random() * signs.length)]!);
		const line = `## ${Array.from({ length: 12 }, () => few[Math.floor(random() * 5)]!).join('')}`;
		expect(headingName(line), `seed ${seed}: ${line}`).toBe(toString(readTreeWhole(line.trim())).trim());
	}
});
