import { expect, it, test } from 'vitest';
import { mailConfiguration } from './mail-configuration.ts';

it('is none without a server', () => {
	expect(mailConfiguration({})).toEqual({ kind: 'none' });
	expect(mailConfiguration({ SMTP_URL: ' ', MAIL_FROM: 'a@agency.example' })).toEqual({ kind: 'none' });
});

test.each([
	[
		'Firstword Training <training@agency.example>',
		{ name: 'Firstword Training', address: 'training@agency.example' }
	],
	['"Training, County" <t@agency.example>', { name: 'Training, County', address: 't@agency.example' }],
	['t@agency.example', { name: 'Firstword', address: 't@agency.example' }],
	['<t@agency.example>', { name: 'Firstword', address: 't@agency.example' }]
])('mail comes from %s', (MAIL_FROM, from) => {
	const configured = mailConfiguration({ SMTP_URL: 'smtp://u:secret@mail.agency.example:587', MAIL_FROM });
	expect(configured).toMatchObject({ kind: 'smtp', server: 'mail.agency.example:587', from });
});

test.each(['mail.agency.example', 'http://mail.agency.example', 'smtp://', 'smtp:', ''].filter(Boolean))(
	'%s is no mail server',
	(SMTP_URL) =>
		expect(() => mailConfiguration({ SMTP_URL, MAIL_FROM: 'a@b.example' })).toThrow('SMTP_URL must be')
);

test.each([
	undefined,
	'',
	'Firstword',
	'a@b',
	'A <a@b.example> x',
	'a@b.example, c@d.example',
	'A <a@b.example\n>'
])('“%s” is nobody whom mail could come from', (MAIL_FROM) =>
	expect(() => mailConfiguration({ SMTP_URL: 'smtps://mail.agency.example', MAIL_FROM })).toThrow('MAIL_FROM')
);
