import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { checkedRowsCsv } from '#lib/server/compliance/outside/checked-rows-csv.ts';
import { readImport } from '#lib/server/compliance/outside/read-import.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { fileFields, fileOf } from '../import-form.ts';
import type { RequestEvent } from './$types';

const schema = v.object({ ...fileFields, only: v.picklist(['errors', 'all']) });

/** What a dry run found, as a file; the page sends the table along, as nothing of it is kept here. */
export const POST = answering(async ({ request, locals }: RequestEvent) => {
	const form = await readForm(request, schema);
	const file = form.kind === 'read' ? fileOf(form.value, null) : null;
	if (form.kind === 'unreadable' || !file) error(400, 'Read the file again');
	const planned = await readImport(locals, file);
	if (planned.kind === 'refused') error(400, 'Read the file again');
	const { only } = form.value;
	return new Response(checkedRowsCsv(planned.plan, only), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="import-${only === 'errors' ? 'to-put-right' : 'all-rows'}.csv"`
		}
	});
});
