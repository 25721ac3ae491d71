import { readImportedFile } from '#lib/server/compliance/outside/read-imported-file.ts';
import { answering } from '#routes/answer.ts';
import { evidenceResponse } from '#routes/evidence-response.ts';
import type { RequestEvent } from './$types';

export const GET = answering(async ({ locals, params }: RequestEvent) =>
	evidenceResponse(await readImportedFile(locals, { importId: params.import }))
);
