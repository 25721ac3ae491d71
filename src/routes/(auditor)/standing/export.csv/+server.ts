import { error } from '@sveltejs/kit';
import { exportStanding } from '#lib/server/compliance/export-standing.ts';
import { answering } from '#routes/answer.ts';
import { askedFrom } from '#routes/(auditor)/as-of.ts';
import type { RequestEvent } from './$types';

export const GET = answering(({ locals, url }: RequestEvent) => {
	const { chunks, headers } = begin(locals, url);
	const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			const { value } = await chunks.next();
			if (value) controller.enqueue(value);
			else controller.close();
		},
		cancel: async () => void (await chunks.return())
	});
	return new Response(stream, { headers });
});

/** Who only asks what there is has exported nothing. */
export const HEAD = answering(
	({ locals, url }: RequestEvent) => new Response(null, { headers: begin(locals, url).headers })
);

function begin(locals: App.Locals, url: URL) {
	const exported = exportStanding(locals, askedFrom(url));
	if (exported.kind === 'refused')
		error(503, 'Two reports like this are being written. Try again in a minute.');
	const headers = {
		'content-type': 'text/csv; charset=utf-8; header=present',
		'content-disposition': `attachment; filename="${exported.name}"`
	};
	return { chunks: exported.chunks, headers };
}
