import { error } from '@sveltejs/kit';
import { exportStanding } from '#lib/server/compliance/export-standing.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(({ locals }: RequestEvent) => {
	const exported = exportStanding(locals);
	if (exported.kind === 'refused')
		error(503, 'Two reports like this are being written. Try again in a minute.');
	return new Response(ReadableStream.from(exported.chunks) as ReadableStream<Uint8Array<ArrayBuffer>>, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${exported.name}"`
		}
	});
});
