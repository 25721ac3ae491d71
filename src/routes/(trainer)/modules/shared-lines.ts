import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { wayOf } from '#lib/domain/scenario/exercise.ts';
import type { Releases } from '#lib/server/course/list-releases.ts';
import { markedRunInWords, minuteRange, pathsInWords, percentInWords } from './proof-words.ts';

type Module = Releases['modules'][number];
type Scenario = Releases['scenarios'][number];

const shown = ({ code, hash, title, releasedAt }: Module | Scenario, timeZone: string) => ({
	...{ code, hash, title },
	version: hash.slice(0, 8),
	since: dayInWords(localDay(releasedAt, timeZone))
});

/** A module of the shared content as its line says it. */
export const sharedModule = (release: Module, timeZone: string) => ({
	...shown(release, timeZone),
	lessons: release.document.lessons.length,
	minutes: release.document.minutes,
	checks: release.document.checks.length,
	quiz: `${release.document.quiz.draw ?? release.document.quiz.questions.length} of ${release.document.quiz.questions.length}`
});

/** A scenario of the shared content, with what the checker proves of it. */
export const sharedScenario = (release: Scenario, timeZone: string) => ({
	...shown(release, timeZone),
	// A written exercise is played as a run of its scenario.
	hasResults: wayOf(release.code) === 'story',
	scenes: release.proof.scenes,
	paths: pathsInWords(release.proof.paths),
	minutes: minuteRange(release.proof),
	random: percentInWords(release.proof.randomPass),
	model: markedRunInWords(release.proof.model),
	worst: markedRunInWords(release.proof.worst)
});
