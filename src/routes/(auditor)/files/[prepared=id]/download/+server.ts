import { Readable } from 'node:stream';
import { error, redirect } from '@sveltejs/kit';
import { fetchPrepared } from '#lib/server/certificate/prepared/fetch-prepared.ts';
import { readPrepared } from '#lib/server/certificate/prepared/read-prepared.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, params }: RequestEvent) => {
	const fetched = await fetchPrepared(locals, params.prepared);
	if (fetched.kind === 'refused') {
		if (fetched.reason === 'gone') redirect(303, `/files/${params.prepared}?gone`);
		error(409, 'This file is not ready yet.');
	}
	const { open, ...file } = fetched;
	return new Response(Readable.toWeb(open()) as ReadableStream, { headers: headersOf(file) });
});

/** Who only asks what there is has taken nothing away. */
export const HEAD = answering(async ({ locals, params }: RequestEvent) => {
	const { state, name, mediaType, bytes } = await readPrepared(locals, params.prepared);
	if (state !== 'ready') error(409, 'This file is not ready yet.');
	return new Response(null, { headers: headersOf({ name: name!, mediaType: mediaType!, bytes: bytes! }) });
});

const headersOf = ({ name, mediaType, bytes }: { name: string; mediaType: string; bytes: number }) => ({
	'content-type': mediaType,
	'content-length': String(bytes),
	'content-disposition': `attachment; filename="${name}"`,
	'cache-control': 'private, no-store',
	'content-security-policy': "default-src 'none'; sandbox",
	'x-content-type-options': 'nosniff'
});
