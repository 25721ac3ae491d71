import { isShown, type Carried } from '../play.ts';
import { secondsToRead, SECONDS_A_DECISION } from './reading-time.ts';
import type { Choice, ChoiceScene, QuestionScene, Scene, Skill } from '../scenario.ts';
import { countWords } from '../words.ts';

/** One way on from a situation. */
export interface Way {
	/** The number of the situation it leads to. */
	to: number;
	/** The random clicker's chance of taking it. */
	chance: number;
	/** 0 at a second visit. */
	points: number;
	skills: readonly Skill[];
	critical: boolean;
	/** 0 at a second visit. */
	seconds: number;
}

/** The situation that the next way leads to: asked once for each choice shown, once for all answers, once for a Continue. */
type Go = () => number;

/** The ways on from a scene for someone who carries these flags; `first` says that it is the first visit. */
export function waysFrom(scene: Scene, flags: Carried, first: boolean, go: Go): Way[] {
	if (scene.kind === 'ending') return [];
	if (scene.kind === 'question') return answerWays(scene, first, go);
	if (scene.choices.length > 0) return choiceWays(scene, flags, first, go);
	if (scene.next === null) return [];
	const seconds = first ? secondsToRead(scene.words) : 0;
	return [{ to: go(), chance: 1, points: 0, skills: [], critical: false, seconds }];
}

function choiceWays(scene: ChoiceScene, flags: Carried, first: boolean, go: Go): Way[] {
	const shown = scene.choices.filter((choice) => isShown(choice, flags));
	const read = shown.reduce((sum, choice) => sum + wordsOfLine(choice), scene.words);
	return shown.map((choice) => ({
		to: go(),
		chance: 1 / shown.length,
		points: first && choice.rating.kind === 'points' ? choice.rating.points : 0,
		skills: choice.skills,
		critical: choice.rating.kind === 'critical',
		seconds: first ? secondsToRead(read + choice.words - wordsOfLine(choice)) + SECONDS_A_DECISION : 0
	}));
}

const lineWords = new WeakMap<Choice, number>();

/** Words of the choice without what follows it; counted once, for a scene is met in many situations. */
function wordsOfLine(choice: Choice): number {
	let words = lineWords.get(choice);
	if (words === undefined) lineWords.set(choice, (words = countWords(choice.text)));
	return words;
}

/** A question has two ways, right and wrong; they lead to the same scene. */
function answerWays(scene: QuestionScene, first: boolean, go: Go): Way[] {
	if (scene.next === null) return [];
	const to = go();
	const right = chanceOfRight(scene);
	const read = scene.answers.reduce((sum, answer) => sum + countWords(answer.text), scene.words);
	const coach = (isRight: boolean) =>
		Math.max(0, ...scene.answers.filter((a) => a.right === isRight).map((a) => a.words - countWords(a.text)));
	const seconds = (isRight: boolean) =>
		first ? secondsToRead(read + coach(isRight)) + SECONDS_A_DECISION : 0;
	const way = { to, skills: scene.skills, critical: false };
	return [
		{ ...way, chance: right, points: first ? 2 : 0, seconds: seconds(true) },
		{ ...way, chance: 1 - right, points: 0, seconds: seconds(false) }
	];
}

/** The random clicker takes one answer, or any non-empty set of them where several may be ticked. */
export function chanceOfRight({ answers, multiple }: Pick<QuestionScene, 'answers' | 'multiple'>): number {
	return multiple ? 1 / (2 ** answers.length - 1) : 1 / answers.length;
}
