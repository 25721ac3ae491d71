import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { outline } from '#lib/domain/studio/outline.ts';
import type { QuestionResult } from '#lib/domain/studio/results/question-results.ts';
import { difficultyInWords } from '#lib/domain/studio/results/figure-words.ts';
import { readResults, type QuizGroup, type StoryGroup } from '#lib/server/studio/results/read-results.ts';
import { answering } from '#routes/answer.ts';
import { mapShares } from './map-shares.ts';
import { discriminationWords, shownFigure, shownScenes } from './story-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const results = await readResults(locals, { code: params.code });
	const { code, title } = results;
	const page = { code, title, isKeptBack: results.kind === 'kept-back', isModule: results.kind === 'module' };
	if (results.kind === 'kept-back') return { ...page, ...chosen([], url, locals.actor.timeZone) };
	const choice = chosen(results.groups, url, locals.actor.timeZone);
	if (results.kind === 'module')
		return { ...page, ...choice, questions: shownQuestions(results.groups, choice) };
	const { group, other } = picked(results.groups, choice);
	return {
		...page,
		...choice,
		isTangled: group !== null && group.results === null,
		scenes: group ? shownScenes(group, other) : [],
		map: group && { scenes: outline(group.scenario, []), shares: mapShares(group) }
	};
});

/** Which group is shown and which beside it; what the address does not name, or names wrongly, is the newest and none. */
function chosen(groups: readonly (StoryGroup | QuizGroup)[], url: URL, timeZone: string) {
	const named = (name: string) => groups.find(({ key }) => key === url.searchParams.get(name));
	const words = ({ version, since, attempt }: (typeof groups)[number]) =>
		`${attempt === 1 ? 'First' : 'Second'} attempts, version of ${dayInWords(localDay(since, timeZone))} (${version.slice(0, 6)})`;
	const group = named('show') ?? groups[0];
	const other = named('beside');
	return {
		groups: groups.map((one) => ({ value: one.key, label: words(one) })),
		shown: group ? { key: group.key, words: words(group), officers: group.officers } : null,
		beside:
			other && other !== group ? { key: other.key, words: words(other), officers: other.officers } : null
	};
}

type Choice = ReturnType<typeof chosen>;

const picked = <Group extends { key: string }>(groups: readonly Group[], { shown, beside }: Choice) => ({
	group: groups.find(({ key }) => key === shown?.key) ?? null,
	other: groups.find(({ key }) => key === beside?.key) ?? null
});

function shownQuestions(groups: readonly QuizGroup[], choice: Choice) {
	const { group, other } = picked(groups, choice);
	return (group?.questions ?? []).map(({ name, result }) => {
		const theirs = other?.questions.find((one) => one.name === name)?.result;
		return {
			name,
			right: shownRight(result),
			theirs: theirs ? shownRight(theirs) : null,
			difficulty: difficultyInWords(result.right, result.officers),
			discrimination: discriminationWords(result.discrimination)
		};
	});
}

/** Of five to nine officers no more is told than whether most were right. */
function shownRight({ right, officers, isRightCommonest }: QuestionResult) {
	const more = {
		percent: null,
		words: `more were ${isRightCommonest ? 'right than wrong' : 'wrong than right'}`
	};
	return right && (shownFigure(right, officers) ?? more);
}
