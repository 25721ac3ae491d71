import { error } from '@sveltejs/kit';
import { verifiedStatement } from '#lib/server/certificate/verified-statement.ts';
import { withinVerifyLimit } from '#lib/server/certificate/verify-limit.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ params, locals }: RequestEvent) => {
	const found = await withinVerifyLimit(locals.address ?? '', () =>
		verifiedStatement(locals, { code: params.code })
	);
	if (found.kind === 'too-many') error(429, 'Too many unknown numbers');
	if (found.kind === 'unknown') error(404, 'No such certificate');
	const { name, text } = found.statement;
	return new Response(text, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
});
