import { answering } from '#routes/answer.ts';
import { fileResponse } from '#routes/(auditor)/registers/file-response.ts';
import { filterFrom } from '../officer-filter.ts';
import { listOf } from '../officers-list.ts';
import type { RequestEvent } from './$types';

export const GET = answering(({ locals, url }: RequestEvent) =>
	fileResponse(locals, { ...listOf(filterFrom(url).filter), format: 'xlsx' })
);
