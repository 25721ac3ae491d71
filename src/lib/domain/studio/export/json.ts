// A scenario as JSON, for other programs. The shape is a promise: it changes only together with `version`.
//
//   format    "firstword-scenario"
//   version   1
//   source    the Scenario Markdown, whole; import reads this and nothing else
//   title, minutes, contentNote, summary, practices, passPercent, language, start (the key of the first scene)
//   scenes    in the order of the text:
//     { kind: "scene", key, name, text, choices: [{ text, to, rating, skills, remember, onlyIf, after }], next }
//     { kind: "question", key, name, text, skills, answers: [{ text, right, coach }], next }
//     { kind: "ending", key, name, text, result: "pass" | "review" }
//   `text` and `after` are Markdown; `to` and `next` are keys; `rating` is "best", "ok", "poor", "unscored" or
//   "critical CE-01"; `onlyIf` is "flag" or "not flag". What is not there is null or an empty list.

import { parseScenario } from '#lib/domain/scenario/parse.ts';
import type { Choice, Rating, Scene } from '#lib/domain/scenario/scenario.ts';
import { JSON_FORMAT } from '../import/own-text.ts';
import type { Exported } from './exported.ts';
import { readSource, type SceneSource } from './scene-source.ts';

const VERSION = 1;

export function exportJson(text: string): Exported {
	const { scenario } = parseScenario(text, 'export');
	const sources = new Map(readSource(text).scenes.map((scene) => [scene.line, scene]));
	const { title, minutes, contentNote, summary, practices, passPercent, language, start } = scenario ?? {};
	const about = { title, minutes, contentNote, summary, practices, passPercent, language, start };
	const scenes = (scenario?.scenes ?? []).map((scene) => sceneOf(scene, sources.get(scene.line)));
	const value = { format: JSON_FORMAT, version: VERSION, ...about, scenes, source: text };
	return { text: `${JSON.stringify(value, null, 2)}\n`, type: 'application/json', lost: [] };
}

function sceneOf(scene: Scene, source: SceneSource | undefined) {
	const { kind, key, name } = scene;
	const about = { kind, key, name, text: source?.body ?? '' };
	const under = new Map(source?.items.map((item) => [item.line, item.under]));
	switch (scene.kind) {
		case 'scene':
			return {
				...about,
				choices: scene.choices.map((choice) => choiceOf(choice, under.get(choice.line))),
				next: scene.next
			};
		case 'question': {
			const answers = scene.answers.map(({ text, right, line }) => ({
				text,
				right,
				coach: (under.get(line) ?? '').replace(/^>[ \t]?/gm, '')
			}));
			return { ...about, skills: scene.skills, answers, next: scene.next };
		}
		case 'ending':
			return { ...about, result: scene.result };
		default:
			return scene satisfies never;
	}
}

function choiceOf({ text, to, rating, skills, remember, onlyIf }: Choice, after = '') {
	const condition = onlyIf && `${onlyIf.not ? 'not ' : ''}${onlyIf.flag}`;
	return { text, to, rating: ratingWords(rating), skills, remember, onlyIf: condition, after };
}

function ratingWords(rating: Rating): string {
	switch (rating.kind) {
		case 'points':
			return (['poor', 'ok', 'best'] as const)[rating.points];
		case 'critical':
			return `critical ${rating.error}`;
		case 'unscored':
			return 'unscored';
		default:
			return rating satisfies never;
	}
}
