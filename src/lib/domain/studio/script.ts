// A scenario as a script to read on paper, by a lawyer or a clinician who will never open the editor: every scene with
// every branch, numbered, and each branch with where it goes. Nothing of the text is left out.

import { targetsOf } from '#lib/domain/scenario/proof/scene-map.ts';
import type { Block, Choice, Scenario, Scene, Skill } from '#lib/domain/scenario/scenario.ts';
import { ratingInWords } from '#lib/domain/scenario/rating-in-words.ts';
import { readingOrder } from './reading-order.ts';

/** Where something leads; the number is null where no such scene exists. */
export interface Way {
	number: number | null;
	name: string;
}

export interface ScriptChoice {
	html: string;
	to: Way;
	rating: string;
	/** What the critical error is, in the sentence of the list. */
	critical: string | null;
	skills: Skill[];
	/** When it is shown and what it sets, in words. */
	flags: string[];
	consequenceHtml: string;
	coachHtml: string;
}

export interface ScriptQuestion {
	skills: Skill[];
	multiple: boolean;
	answers: { html: string; right: boolean; coachHtml: string }[];
}

export interface ScriptScene {
	number: number;
	key: string;
	name: string;
	blocks: Block[];
	/** The scenes that lead here, each once. */
	from: Way[];
	choices: ScriptChoice[];
	question: ScriptQuestion | null;
	/** The one way on where there is nothing to choose. */
	next: Way | null;
	ending: 'pass' | 'review' | null;
}

export interface Script {
	scenes: ScriptScene[];
	endings: ScriptScene[];
	/** Scenes that no way leads to; officers never meet them. */
	unreached: ScriptScene[];
}

/** `criticalErrors` are the sentences of content/critical-errors.yaml by their ids. */
export function scriptOf(scenario: Scenario, criticalErrors: Readonly<Record<string, string>>): Script {
	const { scenes, endings, unreached } = readingOrder(scenario);
	const order = [...scenes, ...endings, ...unreached];
	const ways = new Map<string, Way>();
	const wayTo = (key: string): Way => ways.get(key) ?? { number: null, name: key };
	// Of two scenes of one name the first is meant.
	for (const [at, { key, name }] of order.entries())
		if (!ways.has(key)) ways.set(key, { number: at + 1, name });
	const from = sources(order);

	const numberOf = new Map(order.map((scene, at) => [scene, at + 1]));
	const scripted = (scene: Scene): ScriptScene => ({
		number: numberOf.get(scene)!,
		...{ key: scene.key, name: scene.name, blocks: scene.blocks },
		from: from.get(scene.key) ?? [],
		choices:
			scene.kind === 'scene'
				? scene.choices.map((choice) => scriptedChoice(choice, wayTo, criticalErrors))
				: [],
		question: scene.kind === 'question' ? scriptedQuestion(scene) : null,
		next:
			scene.kind === 'ending' || scene.next === null || (scene.kind === 'scene' && scene.choices.length > 0)
				? null
				: wayTo(scene.next),
		ending: scene.kind === 'ending' ? scene.result : null
	});
	return {
		scenes: scenes.map(scripted),
		endings: endings.map(scripted),
		unreached: unreached.map(scripted)
	};
}

/** Which scenes lead to each key. */
function sources(order: readonly Scene[]): Map<string, Way[]> {
	const from = new Map<string, Way[]>();
	for (const [at, scene] of order.entries())
		for (const key of new Set(targetsOf(scene))) {
			const ways = from.get(key);
			const way = { number: at + 1, name: scene.name };
			if (ways) ways.push(way);
			else from.set(key, [way]);
		}
	return from;
}

const scriptedQuestion = ({ skills, multiple, answers }: Scene & { kind: 'question' }): ScriptQuestion => ({
	skills,
	multiple,
	answers: answers.map(({ html, right, coachHtml }) => ({ html, right, coachHtml }))
});

function scriptedChoice(
	{ html, to, rating, skills, onlyIf, remember, consequenceHtml, coachHtml }: Choice,
	wayTo: (key: string) => Way,
	criticalErrors: Readonly<Record<string, string>>
): ScriptChoice {
	return {
		html,
		to: wayTo(to),
		rating: ratingInWords(rating),
		critical: rating.kind === 'critical' ? (criticalErrors[rating.error] ?? null) : null,
		skills,
		flags: [
			...(onlyIf ? [`Only shown if “${onlyIf.flag}” is ${onlyIf.not ? 'not ' : ''}remembered`] : []),
			...(remember === null ? [] : [`From here on “${remember}” is remembered`])
		],
		consequenceHtml,
		coachHtml
	};
}
