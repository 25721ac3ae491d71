import { answering } from '#routes/answer.ts';
import { addressFrom } from '#routes/(auditor)/registers/register-address.ts';
import { fileResponse } from '#routes/(auditor)/registers/file-response.ts';
import type { RequestEvent } from './$types';

export const GET = answering(({ locals, params, url }: RequestEvent) => {
	const { filter, moment } = addressFrom(url);
	return fileResponse(locals, { name: params.register, filter, moment, format: 'csv' });
});
