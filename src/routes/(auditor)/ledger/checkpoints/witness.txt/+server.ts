import { error } from '@sveltejs/kit';
import { readWitnessRequest } from '#lib/server/certificate/checkpoints/read-witness-request.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, url }: RequestEvent) => {
	const old = url.searchParams.get('old') ?? '0';
	if (!/^(0|[1-9]\d{0,14})$/.test(old))
		error(400, 'Enter how many entries the witness signed last, such as 1204');
	const result = await readWitnessRequest(locals, { old: Number(old) });
	if (result.kind === 'refused') error(400, 'The newest checkpoint has fewer entries than that');
	return new Response(result.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
});
