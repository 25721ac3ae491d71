import type { Temporal } from 'temporal-polyfill';
import type { ModuleDocument, Question, ScenarioDocument } from '#lib/domain/course/module.ts';
import type { Choice, Scene } from '#lib/domain/scenario/scenario.ts';
import { findService } from '#lib/server/referral/read-services.ts';

// What a trainer reads of a version, in the order of its source. Everything here is shown; nothing else is sent.

const serviceOf = (part: { kind: string; id?: string }, today: Temporal.PlainDate) =>
	part.kind === 'service' && part.id ? { [part.id]: findService(part.id, today) } : {};

/** A question with its answers, and what the coach says to each. */
const shownQuestion = ({ key, name, blocks, multiple, answers }: Question) => ({
	key,
	name,
	blocks,
	multiple,
	answers: answers.map(({ html, right, coachHtml }) => ({ html, right, coachHtml }))
});

export type ShownQuestion = ReturnType<typeof shownQuestion>;

/** A module: its lessons whole; questions only for who does not take the training, since they hold the answers. */
export function shownModule(module: ModuleDocument, isLearner: boolean, today: Temporal.PlainDate) {
	const { summary, contentNote, minutes, objectives, sourcesHtml } = module;
	const lessons = module.lessons.map(({ slug, title, minutes, segments }) => ({
		slug,
		title,
		minutes,
		segments
	}));
	const services = lessons.flatMap(({ segments }) => segments.map((segment) => serviceOf(segment, today)));
	return {
		...{ summary, contentNote, minutes, objectives, sourcesHtml, lessons },
		services: Object.assign({}, ...services) as Record<string, ReturnType<typeof findService>>,
		checks: isLearner ? [] : module.checks.map(shownQuestion),
		quiz: isLearner ? [] : module.quiz.questions.map(shownQuestion)
	};
}

/** A scenario: all scenes with every choice, where it leads and what follows; nothing of that for who takes it. */
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
	const services = scenario.scenes.flatMap((scene) => scene.blocks.map((block) => serviceOf(block, today)));
	return {
		...{ summary, contentNote, minutes, passPercent },
		services: Object.assign({}, ...services) as Record<string, ReturnType<typeof findService>>,
		scenes: isLearner ? [] : scenario.scenes.map(shownScene)
	};
}

const shownChoice = (choice: Choice, to: string | null) => ({
	html: choice.html,
	rating: ratingInWords(choice.rating),
	skills: choice.skills,
	to,
	onlyIf: choice.onlyIf && `Only ${choice.onlyIf.not ? 'without' : 'with'} “${choice.onlyIf.flag}”`,
	remember: choice.remember,
	consequenceHtml: choice.consequenceHtml,
	coachHtml: choice.coachHtml
});

function ratingInWords(rating: Choice['rating']): string {
	switch (rating.kind) {
		case 'points':
			return ['Poor', 'Acceptable', 'Best'][rating.points]!;
		case 'critical':
			return `Critical error ${rating.error}`;
		case 'unscored':
			return 'Not scored';
		default:
			return rating satisfies never;
	}
}
