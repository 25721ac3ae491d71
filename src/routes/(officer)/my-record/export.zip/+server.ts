import { exportOwnRecord } from '#lib/server/certificate/own-record/export-own-record.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

const headers = { 'content-type': 'application/zip', 'cache-control': 'private, no-store' };

export const GET = answering(async ({ locals }: RequestEvent) => {
	const { name, zip } = await exportOwnRecord(locals);
	const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			const { value } = await zip.next();
			if (value) controller.enqueue(value as Uint8Array<ArrayBuffer>);
			else controller.close();
		},
		cancel: async () => void (await zip.return())
	});
	return new Response(stream, {
		headers: { ...headers, 'content-disposition': `attachment; filename="${name}"` }
	});
});

/** Who only asks what there is has taken nothing away. */
export const HEAD = answering(() => new Response(null, { headers }));
