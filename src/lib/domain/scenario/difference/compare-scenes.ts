import type { Change } from '../difference.ts';
import type { Scene } from '../scenario.ts';
import { changesAmong, type Names } from './change.ts';
import { compareAnswers, compareChoices } from './compare-lines.ts';
import { spokenBlocks } from './spoken.ts';

const kinds = { scene: 'scene', question: 'question', ending: 'ending' };

/** What changed in a scene; one of the two is null where it is new or gone. */
export function compareScenes(old: Scene | null, scene: Scene | null, names: Names): Change[] {
	const both = (read: (scene: Scene) => string): [string, string] => [
		old ? read(old) : '',
		scene ? read(scene) : ''
	];
	// A scene that is new or gone has its name and kind in its heading already.
	const heading =
		old && scene
			? changesAmong([
					['Name', old.name, scene.name],
					['Kind', ...both(({ kind }) => kinds[kind])]
				])
			: [];
	return [
		...heading,
		...changesAmong([
			['Text', ...both(({ blocks }) => spokenBlocks(blocks))],
			['Result', ...both((one) => (one.kind === 'ending' ? one.result : ''))],
			['Skills', ...both((one) => (one.kind === 'question' ? one.skills.join(', ') : ''))]
		]),
		...compareChoices(choicesOf(old), choicesOf(scene), names),
		...compareAnswers(answersOf(old), answersOf(scene)),
		...changesAmong([['Where it leads', wayOn(old, names.before), wayOn(scene, names.after)]])
	];
}

const choicesOf = (scene: Scene | null) => (scene?.kind === 'scene' ? scene.choices : []);
const answersOf = (scene: Scene | null) => (scene?.kind === 'question' ? scene.answers : []);

function wayOn(scene: Scene | null, name: (key: string) => string): string {
	return scene && scene.kind !== 'ending' && scene.next !== null ? name(scene.next) : '';
}
