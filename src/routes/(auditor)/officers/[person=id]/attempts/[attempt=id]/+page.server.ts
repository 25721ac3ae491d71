import { readOfficerAttempt } from '#lib/server/compliance/read-officer-attempt.ts';
import { answering } from '#routes/answer.ts';
import { asOfInWords, askedFrom, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { skillsInWords } from '#routes/(auditor)/skill-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const asked = askedFrom(url);
	const { timeZone } = locals.actor;
	const at = (moment: Parameters<typeof momentInWords>[0]) => momentInWords(moment, timeZone);
	const { today, known, held, attempt, submission, questions } = await readOfficerAttempt(locals, {
		personId: params.person,
		attemptId: params.attempt,
		asked
	});
	return {
		person: {
			name: `${held.givenName} ${held.familyName}`,
			href: `/officers/${params.person}${asOfQuery(asked)}`
		},
		officers: `/officers${asOfQuery(asked)}`,
		lead: [
			`${held.givenName} ${held.familyName}, question by question, as it was asked.`,
			...(asked.on ? [asOfInWords({ on: today, known }, locals)] : [])
		].join(' · '),
		title: `${attempt.title}: attempt ${attempt.number}`,
		over: `${attempt.code} · cycle ${attempt.cycle}`,
		version: attempt.contentHash,
		facts: [
			{ term: 'Begun', value: at(attempt.startedAt) },
			{ term: 'Submitted', value: submission ? at(submission.submittedAt) : 'Not submitted' },
			{ term: 'Pass mark', value: `${attempt.passPercent}%` },
			...(submission
				? [
						{
							term: 'Result',
							value: `${submission.passed ? 'Passed' : 'Not yet'}, ${submission.won} of ${submission.most} points`
						},
						...skillsInWords(submission.bySkill)
					]
				: [])
		],
		questions: questions.map(({ name, blocks, answers, revisions, right }) => ({
			...{ name, blocks, answers, right },
			revisions: revisions.map(({ answeredAt, chosen }) => `${at(answeredAt)}: ${chosen.join(' + ')}`)
		}))
	};
});
