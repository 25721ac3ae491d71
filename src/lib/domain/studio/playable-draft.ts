import type { Choice, Scenario, Scene } from '#lib/domain/scenario/scenario.ts';

/** No scene of a text has a space in its key. */
const NOWHERE = 'no where';

/** Where ways end that lead to no scene. */
export const isNowhere = ({ key }: Scene) => key === NOWHERE;

const nowhere: Scene = {
	kind: 'ending',
	key: NOWHERE,
	name: 'Nowhere',
	line: 0,
	blocks: [],
	words: 0,
	result: 'review'
};

const derived = new WeakMap<Scenario, Map<string, Scenario>>();

/**
 * The scenario as it is played from one of its scenes by somebody who carries these flags: before the scene stands one
 * step for each flag, its only choice the first. Ways to scenes that do not exist end nowhere. The same object for the
 * same question, so that what is remembered of it stays remembered.
 */
export function playableFrom(scenario: Scenario, start: string, flags: readonly string[]): Scenario {
	let known = derived.get(scenario);
	if (!known) derived.set(scenario, (known = new Map()));
	const question = [start, ...flags].join(' ');
	let found = known.get(question);
	if (!found) known.set(question, (found = derive(scenario, start, flags)));
	return found;
}

function derive(scenario: Scenario, start: string, flags: readonly string[]): Scenario {
	const scenes = new Map<string, Scene>();
	for (const scene of scenario.scenes) if (!scenes.has(scene.key)) scenes.set(scene.key, scene);
	const known = (key: string | null) => (key !== null && scenes.has(key) ? key : NOWHERE);
	const whole = [...scenes.values()].map((scene): Scene => {
		if (scene.kind === 'ending') return scene;
		const next = scene.kind === 'scene' && scene.choices.length > 0 ? scene.next : known(scene.next);
		if (scene.kind === 'question') return { ...scene, next };
		return { ...scene, next, choices: scene.choices.map((choice) => ({ ...choice, to: known(choice.to) })) };
	});
	const giving = flags.map((flag, index) => givingScene(flag, index, keyOf(index + 1, flags, start)));
	return { ...scenario, start: keyOf(0, flags, start), scenes: [...giving, ...whole, nowhere] };
}

const keyOf = (index: number, flags: readonly string[], start: string) =>
	index < flags.length ? `given ${index}` : start;

function givingScene(flag: string, index: number, to: string): Scene {
	const choice: Choice = {
		...{ text: flag, html: '', to, rating: { kind: 'unscored' }, skills: [], remember: flag, onlyIf: null },
		...{ consequenceHtml: '', coachHtml: '', words: 0, line: 0 }
	};
	return {
		kind: 'scene',
		key: `given ${index}`,
		name: flag,
		line: 0,
		blocks: [],
		words: 0,
		next: null,
		choices: [choice]
	};
}
