import { byteRange } from '#lib/server/http/byte-range.ts';
import { readMedia } from '#lib/server/studio/read-media.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

/**
 * Nothing in a file may run or load anything, whatever it is taken for. Its bytes never change under their hash, so a
 * browser may keep them; but it asks each time, for who uses it next may be of another department or signed out.
 */
const HEADERS = {
	'content-disposition': 'inline',
	'cache-control': 'private, no-cache',
	'content-security-policy': "default-src 'none'; sandbox",
	'x-content-type-options': 'nosniff',
	'accept-ranges': 'bytes'
};

export const GET = answering(async ({ locals, params, request }: RequestEvent) => {
	const { type, bytes } = await readMedia(locals, { hash: params.hash });
	const charset = type.startsWith('text/') ? '; charset=utf-8' : '';
	const headers = { ...HEADERS, 'content-type': type + charset, etag: `"${params.hash}"` };
	if (request.headers.get('if-none-match')?.includes(headers.etag))
		return new Response(null, { status: 304, headers });
	const range = byteRange(request.headers.get('range'), bytes.length);
	if (range === 'unsatisfiable')
		return new Response(null, {
			status: 416,
			headers: { ...headers, 'content-range': `bytes */${bytes.length}` }
		});
	const { from, to } = range === 'whole' ? { from: 0, to: bytes.length - 1 } : range;
	return new Response(bytes.slice(from, to + 1) as BodyInit, {
		status: range === 'whole' ? 200 : 206,
		headers: {
			...headers,
			'content-length': String(to - from + 1),
			...(range !== 'whole' && { 'content-range': `bytes ${from}-${to}/${bytes.length}` })
		}
	});
});
