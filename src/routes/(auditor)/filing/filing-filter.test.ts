import { expect, test } from 'vitest';
import { filingFrom, filingHref, filingQuery } from './filing-filter.ts';

test.each([
	['/filing', '/filing'],
	['/filing?state=late&kind=outside&q=Ruiz&page=3', '/filing?state=late&kind=outside&q=Ruiz&page=3'],
	['/filing?from=2026-01-01&to=2026-12-31', '/filing?from=2026-01-01&to=2026-12-31'],
	['/filing?from=2026-02-30&to=soon&state=lost&kind=x&page=0', '/filing'],
	['/filing?from=0001-01-01&to=9999-12-31', '/filing'],
	['/filing?q=%00&page=1', '/filing'],
	['/filing?q=%20%20&more=1', '/filing']
])('%s is %s', (address, href) => {
	const { filter, page } = filingFrom(new URL(address, 'https://training.example'));
	expect(filingHref(filingQuery(filter, page))).toBe(href);
});
