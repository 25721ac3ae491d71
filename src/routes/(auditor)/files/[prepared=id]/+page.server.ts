import { readPrepared } from '#lib/server/certificate/prepared/read-prepared.ts';
import { answering } from '#routes/answer.ts';
import { fileShown } from '#routes/(auditor)/files/file-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => ({
	file: fileShown(await readPrepared(locals, params.prepared), locals.actor.timeZone),
	isGone: url.searchParams.has('gone')
}));
