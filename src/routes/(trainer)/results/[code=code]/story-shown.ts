import { ratingInWords } from '#lib/domain/studio/outline.ts';
import type { Discrimination } from '#lib/domain/studio/results/discrimination.ts';
import type { Figure } from '#lib/domain/studio/results/estimate.ts';
import { difficultyInWords, officersInWords, shareInWords } from '#lib/domain/studio/results/figure-words.ts';
import type { ResultLine, SceneResult } from '#lib/domain/studio/results/scene-results.ts';
import type { Scenario, Scene } from '#lib/domain/scenario/scenario.ts';
import type { StoryGroup } from '#lib/server/studio/results/read-results.ts';
import { letter } from '#lib/ui/letter.ts';

const DISCRIMINATION: Record<Discrimination, string> = {
	'tells-apart': 'yes',
	hardly: 'hardly',
	'wrong-way': 'the wrong way round: who did well elsewhere more often missed it'
};

/** Whether it tells apart, as a page says it. */
export const discriminationWords = (found: Discrimination | null) =>
	found ? DISCRIMINATION[found] : 'cannot be told';

/** A figure as a bar with words; null where nothing is told. @param most of whom, at most */
export function shownFigure(figure: Figure | null, most: number) {
	const officers = figure && officersInWords(figure, most);
	if (!figure || !officers) return null;
	const share = shareInWords(figure);
	return { percent: share ? figure.about! : null, words: share ? `${share} · ${officers}` : officers };
}

/** The scenes of a group, each beside the same scene of another one where there is one to compare with. */
export function shownScenes(group: StoryGroup, beside: StoryGroup | null) {
	const nameOf = new Map(group.scenario.scenes.map((scene) => [scene.key, scene]));
	return (group.results?.scenes ?? []).map((result, index) => {
		const scene = nameOf.get(result.scene)!;
		const other = beside && likeIt(group.scenario, result, beside);
		const lines = (result.lines ?? other?.result.lines ?? []).filter(({ kind }) => kind !== 'continue');
		return {
			id: `scene-${index + 1}`,
			name: scene.name,
			isQuestion: scene.kind === 'question',
			onlyWith: offeredWords(scene, result),
			commonest: commonestWords(scene, result),
			difficulty: difficultyInWords(result.difficulty, result.came.least),
			discrimination: discriminationWords(result.discrimination),
			isCompared: beside !== null,
			missing:
				beside !== null && !other ? 'This scene is not in the other version, or other choices are.' : null,
			rows: lines.map((line) => ({
				...shownLine(scene, line),
				isCommonest: line.isCommonest && result.lines !== null,
				own: shownFigure(result.lines ? line.figure : null, result.came.most),
				other: other && shownLike(scene, line, other)
			}))
		};
	});
}

export type ShownScene = ReturnType<typeof shownScenes>[number];

function shownLine(scene: Scene, { kind, indices }: ResultLine) {
	const letters = indices.map(letter).join(', ');
	const [only] = indices;
	switch (kind) {
		case 'choices': {
			const choice = scene.kind === 'scene' ? scene.choices[only!]! : null;
			return { letters, text: choice?.text ?? '', rated: choice ? ratingInWords(choice.rating) : '' };
		}
		case 'answers': {
			const answer = scene.kind === 'question' ? scene.answers[only!]! : null;
			return { letters, text: answer?.text ?? '', rated: answer?.right ? 'right' : 'wrong' };
		}
		case 'right':
			return { letters, text: 'Exactly the right answers', rated: 'right' };
		case 'wrong':
			return { letters, text: 'Anything else', rated: 'wrong' };
		case 'unscored':
			return { letters, text: 'What is not scored, never told apart', rated: 'unscored' };
		case 'others':
			return { letters, text: 'These together', rated: '—' };
		case 'continue':
			return { letters, text: '', rated: '' };
		default:
			return kind satisfies never;
	}
}

/** `B: Ask her first`, with about how many. */
function commonestWords(scene: Scene, { lines, came }: SceneResult) {
	const commonest = lines?.find(({ isCommonest }) => isCommonest);
	if (!commonest) return null;
	const { letters, text } = shownLine(scene, commonest);
	const what =
		commonest.kind === 'others' ? `${letters} together` : [letters, text].filter(Boolean).join(': ');
	return { what, figure: shownFigure(commonest.figure, came.most)?.words ?? null };
}

function offeredWords(scene: Scene, { onlyWith }: SceneResult): string | null {
	if (!onlyWith || scene.kind !== 'scene') return null;
	const some = onlyWith.filter((index) => scene.choices[index]!.onlyIf);
	if (some.length > 0) return `For those who were offered ${some.map(letter).join(' and ')}`;
	return 'For those who were offered nothing that depends on what they did before';
}

interface Other {
	scene: Scene;
	result: SceneResult;
}

/** The same scene with the same choices in another group. */
function likeIt(
	scenario: Scenario,
	result: SceneResult,
	{ scenario: theirs, results }: StoryGroup
): Other | null {
	const own = scenario.scenes.find(({ key }) => key === result.scene)!;
	const scene = theirs.scenes.find(({ key, kind }) => key === result.scene && kind === own.kind);
	if (!scene) return null;
	const shown = (of: Scene, { onlyWith }: SceneResult) => onlyWith && textsOf(of, onlyWith);
	const like = results?.scenes.find(
		(one) => one.scene === result.scene && String(shown(scene, one)) === String(shown(own, result))
	);
	return like ? { scene, result: like } : null;
}

/** What the other group tells of the same thing to do, found by its words. */
function shownLike(scene: Scene, { kind, indices }: ResultLine, { scene: theirs, result }: Other) {
	const texts = String(textsOf(scene, indices));
	const line = result.lines?.find(
		(one) => one.kind === kind && String(textsOf(theirs, one.indices)) === texts
	);
	const figure = shownFigure(line?.figure ?? null, result.came.most);
	if (!line?.isCommonest) return figure;
	return {
		percent: figure?.percent ?? null,
		words: ['● most often', figure?.words].filter(Boolean).join(' · ')
	};
}

function textsOf(scene: Scene, indices: readonly number[]): string[] {
	if (scene.kind === 'ending') return [];
	const all = scene.kind === 'scene' ? scene.choices : scene.answers;
	return indices.map((index) => all[index]!.text);
}
