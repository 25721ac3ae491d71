import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { answering } from '#routes/answer.ts';
import { fileResponse } from '#routes/(auditor)/registers/file-response.ts';
import { addressFrom } from '../ledger-address.ts';
import type { RequestEvent } from './$types';

export const GET = answering(({ locals, url }: RequestEvent) =>
	fileResponse(locals, { name: 'ledger', filter: addressFrom(url).filter, moment: TODAY, format: 'csv' })
);
