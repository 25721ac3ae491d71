// All the situations a run can be in: a scene, the flags that can still matter, and which scenes of the present loop
// have already been visited, since a scene scores at its first visit only. Flags nothing ahead asks for and visits to
// scenes that cannot come again are forgotten, which keeps most scenarios to little more than one situation a scene.
//
// Between two situations that lie on one loop nothing is won and no time is counted: both scenes have been visited.

import { componentsOf, type Components } from './components.ts';
import { visibleChoices } from './play.ts';
import { secondsToRead, SECONDS_A_DECISION } from './reading-time.ts';
import type { QuestionScene, Scenario, Scene, Skill } from './scenario.ts';
import { countWords } from './words.ts';

/** One way on from a situation. `chance` is the random clicker's. */
export interface Way {
	to: number;
	chance: number;
	/** Points that can be won here at all: false at a second visit, at a Continue and at an unscored choice. */
	scored: boolean;
	points: number;
	skills: readonly Skill[];
	critical: boolean;
	seconds: number;
}

export interface Situation {
	scene: Scene;
	ways: Way[];
	/** Seconds to read an ending; elsewhere reading belongs to the ways. */
	seconds: number;
}

export interface Situations {
	list: Situation[];
	components: Components;
}

/** Beyond this many the figures are estimated (simulate.ts), so that a draft is checked while its author types. */
export const MOST_SITUATIONS = 40_000;

interface State {
	scene: number;
	flags: bigint;
	visited: bigint;
}

/** Every situation reachable from the start, the start first; null where there are too many. */
export function situationsOf(scenario: Scenario, most = MOST_SITUATIONS): Situations | null {
	const map = new SceneMap(scenario);
	const found = new Map<string, number>();
	const states: State[] = [];
	const reach = (state: State): number => {
		const key = `${state.scene} ${state.flags} ${state.visited}`;
		let index = found.get(key);
		if (index === undefined) found.set(key, (index = states.push(state) - 1));
		return index;
	};
	reach({ scene: map.index(scenario.start), flags: 0n, visited: 0n });
	const list: Situation[] = [];
	for (let i = 0; i < states.length; i++) {
		if (states.length > most) return null;
		list.push(map.situation(states[i]!, reach));
	}
	const targets = list.map(({ ways }) => ways.map((way) => way.to));
	return { list, components: componentsOf(list.length, (node) => targets[node]!) };
}

/** The scenes by number, with what each has to remember. */
class SceneMap {
	readonly scenes: Scene[];
	readonly numbers: Map<string, number>;
	readonly flagNames: string[];
	readonly live: bigint[];
	readonly visitBit: bigint[];
	readonly loop: Int32Array;

	constructor(scenario: Scenario) {
		this.scenes = scenario.scenes;
		this.numbers = new Map(this.scenes.map((scene, i) => [scene.key, i]));
		const asked = this.scenes.flatMap((scene) => (scene.kind === 'scene' ? scene.choices.flatMap((c) => c.onlyIf?.flag ?? []) : []));
		this.flagNames = [...new Set(asked)];
		const targets = this.scenes.map((scene) => targetsOf(scene).map((key) => this.index(key)));
		const components = componentsOf(this.scenes.length, (node) => targets[node]!);
		this.loop = components.of;
		this.live = new Array<bigint>(this.scenes.length).fill(0n);
		this.visitBit = new Array<bigint>(this.scenes.length).fill(0n);
		for (const members of components.members) this.#learn(members, targets);
	}

	index(key: string): number {
		const index = this.numbers.get(key);
		if (index === undefined) throw new Error(`the scenario has no scene ${key}`);
		return index;
	}

	/** Components come last reached first, so what lies ahead of these scenes is known already. */
	#learn(members: readonly number[], targets: readonly (readonly number[])[]): void {
		let live = 0n;
		for (const node of members) {
			const scene = this.scenes[node]!;
			if (scene.kind === 'scene') for (const { onlyIf } of scene.choices) if (onlyIf) live |= this.#bit(onlyIf.flag);
			for (const to of targets[node]!) live |= this.live[to]!;
		}
		const loops = members.length > 1 || targets[members[0]!]!.includes(members[0]!);
		members.forEach((node, i) => {
			this.live[node] = live;
			if (loops) this.visitBit[node] = 1n << BigInt(i);
		});
	}

	#bit(flag: string): bigint {
		return 1n << BigInt(this.flagNames.indexOf(flag));
	}

	situation(state: State, reach: (state: State) => number): Situation {
		const scene = this.scenes[state.scene]!;
		const first = (state.visited & this.visitBit[state.scene]!) === 0n;
		const visited = state.visited | this.visitBit[state.scene]!;
		const go = (key: string, remember: string | null = null) => {
			const to = this.index(key);
			const known = remember !== null && this.flagNames.includes(remember) ? this.#bit(remember) : 0n;
			const flags = (state.flags | known) & this.live[to]!;
			return reach({ scene: to, flags, visited: this.loop[to] === this.loop[state.scene] ? visited : 0n });
		};
		if (scene.kind === 'ending') return { scene, ways: [], seconds: secondsToRead(scene.words) };
		if (scene.kind === 'question') return { scene, ways: answerWays(scene, first, go), seconds: 0 };
		if (scene.choices.length > 0) return { scene, ways: this.#choiceWays(scene, state.flags, first, go), seconds: 0 };
		const way = { chance: 1, scored: false, points: 0, skills: [], critical: false, seconds: first ? secondsToRead(scene.words) : 0 };
		return { scene, ways: scene.next === null ? [] : [{ ...way, to: go(scene.next) }], seconds: 0 };
	}

	#choiceWays(scene: Scene & { kind: 'scene' }, flags: bigint, first: boolean, go: (key: string, remember: string | null) => number): Way[] {
		const carried = new Set(this.flagNames.filter((_, i) => flags & (1n << BigInt(i))));
		const shown = visibleChoices(scene, carried);
		const read = scene.words + shown.reduce((sum, { choice }) => sum + countWords(choice.text), 0);
		return shown.map(({ choice }) => ({
			to: go(choice.to, choice.remember),
			chance: 1 / shown.length,
			scored: first && choice.rating.kind !== 'unscored',
			points: first && choice.rating.kind === 'points' ? choice.rating.points : 0,
			skills: choice.skills,
			critical: choice.rating.kind === 'critical',
			seconds: first ? secondsToRead(read + choice.words - countWords(choice.text)) + SECONDS_A_DECISION : 0
		}));
	}
}

/** A question has two ways, right and wrong; they lead to the same scene. */
function answerWays(scene: QuestionScene, first: boolean, go: (key: string) => number): Way[] {
	if (scene.next === null) return [];
	const to = go(scene.next);
	const right = chanceOfRight(scene);
	const texts = scene.answers.reduce((sum, answer) => sum + countWords(answer.text), scene.words);
	const coach = scene.answers.map((answer) => answer.words - countWords(answer.text));
	const longest = (isRight: boolean) => Math.max(0, ...coach.filter((_, i) => scene.answers[i]!.right === isRight));
	const seconds = (isRight: boolean) => (first ? secondsToRead(texts + longest(isRight)) + SECONDS_A_DECISION : 0);
	const way = { to, scored: first, skills: scene.skills, critical: false };
	return [
		{ ...way, chance: right, points: first ? 2 : 0, seconds: seconds(true) },
		{ ...way, chance: 1 - right, points: 0, seconds: seconds(false) }
	];
}

/** The random clicker takes one answer, or any non-empty set of them where several may be ticked. */
export function chanceOfRight({ answers, multiple }: Pick<QuestionScene, 'answers' | 'multiple'>): number {
	return multiple ? 1 / (2 ** answers.length - 1) : 1 / answers.length;
}

/** The keys of the scenes that lie one step ahead, each as often as ways lead there. */
export function targetsOf(scene: Scene): string[] {
	if (scene.kind === 'ending') return [];
	if (scene.kind === 'scene' && scene.choices.length > 0) return scene.choices.map((choice) => choice.to);
	return scene.next === null ? [] : [scene.next];
}
