import { readOfficerRun } from '#lib/server/compliance/read-officer-run.ts';
import { answering } from '#routes/answer.ts';
import { asOfInWords, askedFrom, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { skillsInWords } from '#routes/(auditor)/skill-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const asked = askedFrom(url);
	const { timeZone } = locals.actor;
	const at = (moment: Parameters<typeof momentInWords>[0]) => momentInWords(moment, timeZone);
	const { today, known, held, run, result, scenes, last } = await readOfficerRun(locals, {
		personId: params.person,
		runId: params.run,
		asked
	});
	return {
		person: {
			name: `${held.givenName} ${held.familyName}`,
			href: `/officers/${params.person}${asOfQuery(asked)}`
		},
		officers: `/officers${asOfQuery(asked)}`,
		lead: [
			`${held.givenName} ${held.familyName}, scene by scene, as it was played.`,
			...(asked.on ? [asOfInWords({ on: today, known }, locals)] : [])
		].join(' · '),
		title: `${run.title}: run ${run.number}`,
		over: `${run.code} · cycle ${run.cycle}`,
		version: run.contentHash,
		facts: [
			{ term: 'Begun', value: at(run.startedAt) },
			{ term: 'Finished', value: result ? at(result.finishedAt) : 'Not finished' },
			{ term: 'Pass mark', value: `${run.passPercent}%, and no critical error` },
			...(result
				? [
						{
							term: 'Result',
							value: `${result.passed ? 'Passed' : 'Not yet'}, ${result.won} of ${result.most} points`
						},
						...skillsInWords(result.bySkill),
						{
							term: 'Critical errors',
							value: result.criticalErrors.map(({ id, words }) => `${id}: ${words}`).join(' ') || 'None'
						}
					]
				: [])
		],
		scenes: scenes.map(({ name, blocks, offered, skills, madeAt }) => ({
			name,
			blocks,
			offered,
			skills: skills.join(', '),
			made: at(madeAt)
		})),
		last
	};
});
