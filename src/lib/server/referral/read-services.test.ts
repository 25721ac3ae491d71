import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { findService, listServices } from './read-services.ts';

const checked = Temporal.PlainDate.from('2026-11-23');

it('lists the lines for officers, CopLine first, without the cautions about victims', () => {
	const services = listServices('officers', checked);
	expect(services.map((service) => service.id)).toEqual(['copline', '988', 'vcl', 'ctl']);
	for (const service of services) expect(service.caution).toBeNull();
});

it('still warns an officer of an overdue 988, and hides the rest', () => {
	const services = listServices('officers', Temporal.PlainDate.from('2028-01-01'));
	expect(services.map((service) => service.id)).toEqual(['988']);
	expect(services[0]?.caution).toMatch(/^This entry should have been checked by 20 February 2027/);
});

it('hides what nobody has confirmed, and knows no line that is not there', () => {
	expect(findService('victimconnect', checked)).toBeNull();
	expect(findService('no-such-line', checked)).toBeNull();
	expect(listServices('everyone', checked).map((service) => service.id)).not.toContain('loveisrespect');
});
