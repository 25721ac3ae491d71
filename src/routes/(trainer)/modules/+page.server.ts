import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { listReleases } from '#lib/server/course/list-releases.ts';
import { answering } from '#routes/answer.ts';
import { markedRunInWords, minuteRange, pathsInWords, percentInWords } from './proof-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const { modules, scenarios } = await listReleases(locals);
	const shown = ({ code, hash, title, releasedAt }: (typeof modules | typeof scenarios)[number]) => ({
		code,
		hash,
		title,
		version: hash.slice(0, 8),
		since: dayInWords(localDay(releasedAt, locals.actor.timeZone))
	});
	return {
		modules: modules.map(({ document, ...release }) => ({
			...shown({ document, ...release }),
			lessons: document.lessons.length,
			minutes: document.minutes,
			checks: document.checks.length,
			quiz: `${document.quiz.draw ?? document.quiz.questions.length} of ${document.quiz.questions.length}`
		})),
		scenarios: scenarios.map(({ document, proof, ...release }) => ({
			...shown({ document, proof, ...release }),
			scenes: proof.scenes,
			paths: pathsInWords(proof.paths),
			minutes: minuteRange(proof),
			random: percentInWords(proof.randomPass),
			model: markedRunInWords(proof.model),
			worst: markedRunInWords(proof.worst)
		}))
	};
});
