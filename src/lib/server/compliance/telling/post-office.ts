import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { MailConfiguration } from './mail-configuration.ts';
import type { Claimed } from './queries.ts';

/** What a mail server answered. */
export type Delivery =
	{ kind: 'accepted'; detail: string } | { kind: 'refused'; isPermanent: boolean; detail: string };

export interface PostOffice {
	/** Hands one message over; never throws. It takes a minute at most. */
	deliver(departmentId: string, message: Claimed): Promise<Delivery>;
	close(): void;
}

const PATIENCE_MS = 20_000;
const DELIVERY_MS = 60_000;

/** A comma or a bracket in an address would be read as a list, and the message go to somebody else. */
const ONE_ADDRESS = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+$/;

/** Opens the way to the mail server; connections are made when there is something to send. */
export function openPostOffice({ url, from }: Extract<MailConfiguration, { kind: 'smtp' }>): PostOffice {
	const transport = createTransport({
		url,
		pool: true,
		maxConnections: 1,
		// A connection that is lost with a message on it: whether to try again is decided by who holds the message.
		maxRequeues: 0,
		connectionTimeout: PATIENCE_MS,
		greetingTimeout: PATIENCE_MS,
		socketTimeout: PATIENCE_MS,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		async deliver(departmentId, { key, toAddress, subject, textBody, htmlBody }) {
			if (!ONE_ADDRESS.test(toAddress))
				return { kind: 'refused', isPermanent: true, detail: `${toAddress} is not one address.` };
			try {
				const { response } = await transport.sendMail({
					from,
					to: { name: '', address: toAddress },
					envelope: { from: from.address, to: [toAddress] },
					messageId: messageIdOf(departmentId, key, from.address),
					subject,
					text: textBody,
					html: htmlBody,
					headers: { 'Auto-Submitted': 'auto-generated' },
					signal: AbortSignal.timeout(DELIVERY_MS)
				});
				return { kind: 'accepted', detail: clipped(response) };
			} catch (error) {
				const {
					responseCode = 0,
					command = '',
					message
				} = error as Error & { responseCode?: number; command?: string };
				// Of the address or the message; a sign-in or a setting that is refused can be mended meanwhile.
				const isPermanent = responseCode >= 550 && responseCode <= 554 && /^(RCPT|DATA)/.test(command);
				return { kind: 'refused', isPermanent, detail: clipped(message) };
			}
		},
		// A server that stops has given up on what is on its way: whoever holds it next sends it again.
		close: () => transport.close({ force: true })
	};
}

/** The same for the same message each time, so that a mail system can drop one that came twice. */
export const messageIdOf = (departmentId: string, key: string, from: string) =>
	`<${createHash('sha256').update(`${departmentId}/${key}`).digest('hex').slice(0, 40)}@${from.split('@').at(-1)}>`;

const clipped = (text: string) =>
	text.replace(/\s+/g, ' ').trim().slice(0, 500) || 'The mail server said nothing.';
