import { StartRefused } from '#lib/server/database/start-refused.ts';

/** How mail leaves the building: not at all, or through one server. */
export type MailConfiguration =
	| { kind: 'none' }
	| {
			kind: 'smtp';
			/** `smtp://` or `smtps://`, with user and password where the server asks for them. Never shown. */
			url: string;
			/** The host and port, to be shown. */
			server: string;
			from: { name: string; address: string };
	  };

/**
 * Reads SMTP_URL and MAIL_FROM. Throws StartRefused when one cannot be used, so that a misprint is found at the start
 * and not on the first day on which a reminder is missing.
 */
export function mailConfiguration(env: NodeJS.ProcessEnv = process.env): MailConfiguration {
	const url = env['SMTP_URL']?.trim();
	if (!url) return { kind: 'none' };
	const parsed = URL.canParse(url) ? new URL(url) : null;
	if (!parsed || !/^smtps?:$/.test(parsed.protocol) || !parsed.hostname)
		throw new StartRefused(
			'SMTP_URL must be like smtp://user:password@mail.agency.example:587 or smtps://….'
		);
	const from = readFrom(env['MAIL_FROM'] ?? '');
	if (!from)
		throw new StartRefused(
			'SMTP_URL is set, so MAIL_FROM has to say from whom mail comes, like: Firstword <training@agency.example>'
		);
	return { kind: 'smtp', url, server: parsed.host, from };
}

/** `Name <address>` or an address alone. */
function readFrom(text: string) {
	const [, name = '', bracketed, plain] = /^\s*(?:([^<>]*?)\s*<([^<>\s]+)>|(\S+))\s*$/.exec(text) ?? [];
	const address = bracketed ?? plain ?? '';
	return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(address)
		? { name: name.replaceAll('"', '') || 'Firstword', address }
		: null;
}
