import { exportOfficers } from '#lib/server/compliance/export-officers.ts';
import { answering } from '#routes/answer.ts';
import { filterFrom } from '../officer-filter.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, url }: RequestEvent) => {
	const { name, csv } = await exportOfficers(locals, filterFrom(url).filter);
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
});
