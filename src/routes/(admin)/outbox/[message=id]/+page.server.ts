import { readMessage } from '#lib/server/compliance/telling/read-message.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { kindInWords, stateShown } from '../message-words.ts';
import type { PageServerLoadEvent } from './$types';

const OUTCOMES: Record<string, string> = {
	sent: 'Sent',
	failed: 'Not yet',
	'given-up': 'Given up',
	kept: 'Kept'
};

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { attempts, ...message } = await readMessage(locals, params.message);
	const at = (moment: Parameters<typeof momentInWords>[0]) => momentInWords(moment, locals.actor.timeZone);
	const state = stateShown(message, locals.actor.timeZone);
	return {
		...{ subject: message.subject, text: message.textBody, html: message.htmlBody, lines: message.htmlLines },
		state,
		facts: [
			{ term: 'To', value: `${message.toName}, ${message.toAddress}` },
			{ term: 'About', value: kindInWords(message.kind) },
			{ term: 'Written', value: at(message.madeAt) },
			{ term: 'May be sent from', value: at(message.sendAfter) }
		],
		attempts: attempts.map(({ number, begunAt, heldUntil, outcome, detail, endedAt }) => ({
			...{ number, begun: at(begunAt), ended: endedAt && at(endedAt) },
			outcome: outcome ? OUTCOMES[outcome]! : 'No answer yet',
			detail: detail ?? `Another attempt follows when none has come by ${at(heldUntil)}.`
		}))
	};
});
