import { certificateStatement } from '#lib/server/certificate/certificate-statement.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, params }: RequestEvent) => {
	const { name, text } = await certificateStatement(locals, { certificateId: params.certificate });
	return new Response(text, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
});
