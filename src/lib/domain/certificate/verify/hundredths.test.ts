import { expect, it } from 'vitest';
import { hundredths, inHours } from './hundredths.ts';

it.each([
	['0', 0, '0.00'],
	['1.5', 150, '1.50'],
	['0.07', 7, '0.07'],
	['-1.25', -125, '-1.25'],
	['123456789.99', 12_345_678_999, '123456789.99']
])('%s hours are %i hundredths', (text, value, shown) => {
	expect(hundredths(text)).toBe(value);
	expect(inHours(value)).toBe(shown);
});

it.each(['', '1.', '.5', '1.234', '1e3', '1,5', ' 1', '+1', '0x1', 'NaN'])(
	'%j is no number of hours',
	(text) => {
		expect(hundredths(text)).toBeNull();
	}
);

it('a tenth and two tenths are three tenths', () => {
	expect(hundredths('0.1')! + hundredths('0.2')!).toBe(hundredths('0.3'));
});
