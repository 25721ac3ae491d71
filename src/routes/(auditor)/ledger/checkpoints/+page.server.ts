import { can } from '#lib/domain/identity/can.ts';
import { readCheckpoints } from '#lib/server/certificate/checkpoints/read-checkpoints.ts';
import { answering } from '#routes/answer.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import { sinkInWords } from './sink-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const { newest, entriesSince, sinks, isTooFew } = await readCheckpoints(locals);
	const { timeZone, departmentId } = locals.actor;
	return {
		newest: newest && {
			note: newest.note,
			size: countInWords(newest.size),
			signedAt: momentInWords(newest.signedAt, timeZone)
		},
		since: entriesSince,
		sinks: sinks.map(({ kind, target, taken, failed }) => ({
			where: sinkInWords(kind, target),
			taken: taken && `${momentInWords(taken.at, timeZone)}, over ${countInWords(taken.size)} entries`,
			state: failed ? ('overdue' as const) : taken ? ('current' as const) : ('none' as const),
			failed: failed && { at: momentInWords(failed.at, timeZone), why: failed.why }
		})),
		...{ isTooFew, departmentId },
		mayManage: can(locals.actor, { action: 'manage-sinks' })
	};
});
