import { expect, test } from 'vitest';
import { ACCENTED, folded, PLAIN } from './folded.ts';

test('every accented letter has its plain one', () => {
	expect(ACCENTED).toHaveLength(PLAIN.length);
	for (const [index, letter] of [...ACCENTED].entries()) {
		const [base] = letter.normalize('NFD').toLowerCase();
		expect(PLAIN[index]).toBe({ ø: 'o', đ: 'd', ł: 'l' }[base!] ?? base);
	}
});

test.each([
	['Ruíz', 'ruiz'],
	['ÑANDÚ-Şahin', 'nandu-sahin'],
	['O’Hara 7', 'o’hara 7'],
	['山田', '山田']
])('%s is %s', (text, expected) => {
	expect(folded(text)).toBe(expected);
});
