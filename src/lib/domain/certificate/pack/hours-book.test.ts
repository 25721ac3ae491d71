import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HoursBook, hoursText, inHundredths } from './hours-book.ts';

it('says three times 50 minutes so that they come to 2.50 hours', () => {
	const book = new HoursBook();
	const lines = [50, 50, 50].map((minutes) => hoursText(book.add('module', minutes)));
	expect(lines).toEqual(['0.83', '0.84', '0.83']);
	expect(hoursText(book.total)).toBe('2.50');
});

it('comes to the rounded sum, and is never more than a hundredth from a line’s own', () => {
	const credits = fc.array(fc.tuple(fc.constantFrom('module', 'session', 'outside', 'import'), fc.nat(6000)));
	fc.assert(
		fc.property(credits, (all) => {
			const book = new HoursBook();
			const lines = all.map(([source, minutes]) => {
				const line = book.add(source as 'module', minutes);
				expect(Math.abs(line - inHundredths(minutes))).toBeLessThanOrEqual(1);
				return line;
			});
			const minutes = all.reduce((sum, [, one]) => sum + one, 0);
			const sum = (of: Iterable<number>) => [...of].reduce((a, b) => a + b, 0);
			expect(sum(lines)).toBe(inHundredths(minutes));
			expect(sum(book.bySource.values())).toBe(book.total);
		})
	);
});
