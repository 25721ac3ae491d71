import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { readStatement } from '#lib/server/certificate/read-statement.ts';
import type { Context } from '#lib/server/context.ts';
import { doAllParts } from './quiz-for-tests.ts';

/** Does everything there is to do for TM-1 and signs. Returns the certificate's id. */
export async function completeTraining(officer: Context, requirementId: string) {
	await doAllParts(officer, requirementId);
	const statement = await readStatement(officer, { requirementId, code: 'TM-1' });
	if (statement.kind === 'awarded') return statement.certificateId;
	const awarded = await awardCompletion(officer, {
		requirementId,
		code: 'TM-1',
		statementHash: statement.hash,
		agreed: true
	});
	if (awarded.kind === 'refused') throw new Error(JSON.stringify(awarded));
	return awarded.certificateId;
}
