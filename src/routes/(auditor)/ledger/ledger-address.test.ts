import { expect, test } from 'vitest';
import { addressFrom, hrefOf } from './ledger-address.ts';

function back(search: string) {
	const { filter, before } = addressFrom(new URL(`http://x/ledger${search}`));
	return hrefOf('/ledger', filter, before);
}

test.each(['', '?q=Ruiz&kind=exported&from=2026-01-01&to=2026-02-28&before=12'])(
	'an address that was written reads back: %s',
	(search) => {
		expect(back(search)).toBe(`/ledger${search}`);
	}
);

test.each(['?kind=everything', '?before=0', '?before=1e3', '?from=yesterday', '?q=%00'])(
	'what does not fit is left out: %s',
	(search) => {
		expect(back(search)).toBe('/ledger');
	}
);

test('a number is that of an entry', () => {
	expect(addressFrom(new URL('http://x/ledger?number=+42')).number).toBe(42);
	expect(addressFrom(new URL('http://x/ledger?number=')).number).toBeNull();
});
