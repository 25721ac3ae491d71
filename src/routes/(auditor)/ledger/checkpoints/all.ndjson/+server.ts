import { exportCheckpoints } from '#lib/server/certificate/checkpoints/export-checkpoints.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals }: RequestEvent) => {
	const { name, text } = await exportCheckpoints(locals);
	return new Response(text, {
		headers: {
			'content-type': 'application/x-ndjson; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
});
