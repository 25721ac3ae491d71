import type { Temporal } from 'temporal-polyfill';
import type { ModuleDocument, Question, ScenarioDocument } from '#lib/domain/course/module.ts';
import type { Choice, Scene } from '#lib/domain/scenario/scenario.ts';
import { ratingInWords } from '#lib/domain/scenario/rating-in-words.ts';
import { findService } from '#lib/server/referral/read-services.ts';

// What a trainer reads of a version, in the order of its source. Everything here is shown; nothing else is sent.

/** The lines that parts of a page name, as they stand today, by id. */
export const servicesIn = (parts: readonly { kind: string; id?: string }[], today: Temporal.PlainDate) =>
	Object.fromEntries(
		parts.flatMap(({ kind, id }) => (kind === 'service' && id ? [[id, findService(id, today)]] : []))
	);

/** A question with its answers, and what the coach says to each. */
export const shownQuestion = ({ key, name, blocks, multiple, answers }: Question) => ({
	key,
	name,
	blocks,
	multiple,
	answers: answers.map(({ html, right, coachHtml }) => ({ html, right, coachHtml }))
});

export type ShownQuestion = ReturnType<typeof shownQuestion>;

export const shownModule = ({
	summary,
	contentNote,
	minutes,
	objectives,
	lessons,
	quiz
}: ModuleDocument) => ({
	summary,
	contentNote,
	minutes,
	objectives,
	lessons: lessons.map(({ slug, title, minutes }) => ({ slug, title, minutes })),
	questions: quiz.questions.length
});

/** All scenes with every choice, where it leads and what follows; no scene for somebody who takes the scenario. */
export function shownScenario(scenario: ScenarioDocument, isLearner: boolean, today: Temporal.PlainDate) {
	const { summary, contentNote, minutes, passPercent } = scenario;
	const nameOf = (key: string | null) => scenario.scenes.find((scene) => scene.key === key)?.name ?? null;
	const shownScene = (scene: Scene) => ({
		key: scene.key,
		name: scene.name,
		blocks: scene.blocks,
		ending:
			scene.kind === 'ending' ? (scene.result === 'pass' ? 'Ending: passes' : 'Ending: to review') : null,
		next: scene.kind === 'ending' ? null : nameOf(scene.next),
		question: scene.kind === 'question' ? shownQuestion(scene) : null,
		choices:
			scene.kind === 'scene' ? scene.choices.map((choice) => shownChoice(choice, nameOf(choice.to))) : []
	});
	return {
		...{ summary, contentNote, minutes, passPercent },
		scenes: isLearner ? [] : scenario.scenes.map(shownScene),
		services: isLearner
			? {}
			: servicesIn(
					scenario.scenes.flatMap((scene) => scene.blocks),
					today
				)
	};
}

const shownChoice = (choice: Choice, to: string | null) => ({
	html: choice.html,
	consequenceHtml: choice.consequenceHtml,
	coachHtml: choice.coachHtml,
	about: [
		ratingInWords(choice.rating),
		choice.skills.join(', '),
		choice.onlyIf && `Only ${choice.onlyIf.not ? 'without' : 'with'} “${choice.onlyIf.flag}”`,
		choice.remember && `Remembers “${choice.remember}”`,
		to && `Leads to ${to}`
	].filter((words): words is string => Boolean(words))
});
