import { exportHours } from '#lib/server/compliance/hours/export-hours.ts';
import { answering } from '#routes/answer.ts';
import { askedFrom } from '#routes/(auditor)/as-of.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, params, url }: RequestEvent) => {
	const { name, csv } = await exportHours(locals, { personId: params.person, asked: askedFrom(url) });
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
});
