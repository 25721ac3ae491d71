import { error } from '@sveltejs/kit';
import { monthSheets } from '#lib/server/certificate/sheets/month-sheets.ts';
import { answering } from '#routes/answer.ts';
import { requestFrom } from '../sheet-request.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, url }: RequestEvent) => {
	const request = requestFrom(url);
	if (!request) error(404, 'Not found');
	const made = await monthSheets(locals, request);
	if (made.kind === 'refused')
		error(
			made.reason === 'nobody' ? 404 : 413,
			made.reason === 'nobody' ? 'Not found' : 'Too many for one file: print them one by one.'
		);
	return new Response(made.bytes as BodyInit, {
		headers: {
			'content-type': 'application/pdf',
			'content-length': String(made.bytes.length),
			'content-disposition': `attachment; filename="${made.name}"`,
			'cache-control': 'private, no-store'
		}
	});
});
