// A scenario with intense content is read by somebody with clinical training before officers meet it (ux.md, C.2).

import { isIntense } from '#lib/domain/scenario/checks/check-pauses.ts';
import type { Block, Scenario, Scene } from '#lib/domain/scenario/scenario.ts';

/** The names of the scenes that are hard to read, in what they tell or in what follows from a choice. */
export const intenseScenes = ({ scenes }: Scenario): string[] =>
	scenes.filter((scene) => isIntense(withConsequences(scene))).map(({ name }) => name);

function withConsequences(scene: Scene): Scene {
	if (scene.kind !== 'scene') return scene;
	const follow = scene.choices.map(({ consequenceHtml }): Block => ({
		...{ kind: 'text', html: consequenceHtml, words: 0 }
	}));
	return { ...scene, blocks: [...scene.blocks, ...follow] };
}

/** Whether an approval has to name a clinician. What could not be read is taken for the harder case. */
export const needsClinician = (scenario: Scenario | null) =>
	scenario === null || intenseScenes(scenario).length > 0;
