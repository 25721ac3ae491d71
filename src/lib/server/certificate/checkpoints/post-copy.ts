import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '#lib/domain/audit/sinks/public-address.ts';
import type { Delivery } from '#lib/server/compliance/telling/post-office.ts';

const PATIENCE_MS = 10_000;
/** Of a reply only the first words are of interest; what sends more is cut off. */
const MOST_REPLY_BYTES = 4096;

/** What tests put in the place of the internet. */
export interface Internet {
	isAllowed(address: string): boolean;
	lookUp: typeof lookUp;
	options?: RequestOptions;
}
const INTERNET: Internet = { isAllowed: isPublicAddress, lookUp };

/**
 * Posts a note to a web address of the department's choosing. The address is looked up once, each answer has to be
 * one of the public internet, and the connection goes to what was looked up: a name that leads elsewhere a moment later
 * leads nowhere. A redirect is not followed. Never throws.
 */
export async function postCopy(target: string, note: string, internet = INTERNET): Promise<Delivery> {
	const url = new URL(target);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	if (url.protocol !== 'https:') return refused('The address does not begin with https://.');
	// A number is connected to as it is, without being looked up.
	if (isIP(host) !== 0 && !internet.isAllowed(host)) return refused(NOT_PUBLIC);
	try {
		const { status, reply } = await post(url, Buffer.from(note), internet);
		if (status >= 200 && status < 300) return { kind: 'accepted', detail: `${status} ${reply}`.trim() };
		if (status >= 300 && status < 400) return refused(`It answered ${status}: redirects are not followed.`);
		return refused(`It answered ${status} ${reply}`.trim());
	} catch (error) {
		const { name, message } = error as Error;
		return refused(
			name === 'TimeoutError' || name === 'AbortError'
				? 'It did not answer within 10 seconds.'
				: clipped(message)
		);
	}
}

const NOT_PUBLIC = 'The address leads to a private network, where copies are not sent.';

function post(url: URL, body: Buffer, { isAllowed, lookUp, options }: Internet) {
	return new Promise<{ status: number; reply: string }>((resolve, reject) => {
		const outgoing = request(
			url,
			{
				...options,
				method: 'POST',
				agent: false,
				signal: AbortSignal.timeout(PATIENCE_MS),
				headers: {
					'content-type': 'text/plain; charset=utf-8',
					'content-length': body.length,
					'user-agent': 'Firstword'
				},
				lookup: (hostname, _options, give) =>
					lookUp(hostname, { all: true, verbatim: true }, (error, addresses) => {
						const found = addresses as LookupAddress[] | undefined;
						if (error) give(error, []);
						else if (!found?.length || !found.every(({ address }) => isAllowed(address)))
							give(new Error(NOT_PUBLIC), []);
						else if (_options.all) give(null, found);
						else give(null, found[0]!.address, found[0]!.family);
					})
			},
			(incoming) => {
				let reply = '';
				const finish = () => {
					resolve({ status: incoming.statusCode ?? 0, reply: clipped(reply) });
					outgoing.destroy();
				};
				incoming.setEncoding('utf8').on('data', (piece: string) => {
					reply += piece;
					if (reply.length >= MOST_REPLY_BYTES) finish();
				});
				incoming.once('end', finish).once('error', reject);
			}
		);
		outgoing.once('error', reject);
		outgoing.end(body);
	});
}

const refused = (detail: string): Delivery => ({ kind: 'refused', isPermanent: false, detail });
const clipped = (text: string) =>
	text
		.replace(/[\p{C}\s]+/gu, ' ')
		.trim()
		.slice(0, 200);
