import { exportHours } from '#lib/server/compliance/hours/export-hours.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, params }: RequestEvent) => {
	const { name, csv } = await exportHours(locals, { personId: params.person });
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
});
