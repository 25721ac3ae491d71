import { certificateFile } from '#lib/server/certificate/certificate-file.ts';
import { answering } from '#routes/answer.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, params, url }: RequestEvent) => {
	const { name, bytes } = await certificateFile(locals, {
		certificateId: params.certificate,
		origin: url.origin
	});
	return new Response(bytes as BodyInit, {
		headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"` }
	});
});
