import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordReading } from '#lib/server/course/record-reading.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

const schema = v.object({ permille: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)) });

export const POST = answering(async ({ request, locals, params, url }: RequestEvent) => {
	const body = await readJson(request, url.origin, schema);
	if (body.kind === 'refused') error(body.status, body.reason);
	const { requirement: requirementId, code, lesson } = params;
	await recordReading(locals, { requirementId, code, lesson, permille: body.value.permille });
	return new Response(null, { status: 204 });
});
