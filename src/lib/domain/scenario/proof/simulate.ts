// Where flags and loops make the situations too many, the random clicker is let loose with a fixed seed, so that the
// same scenario always gets the same figure, and the figure comes with its interval.

import { randomFrom } from './random.ts';
import type { Choice, Scenario, Scene } from '../scenario.ts';
import { chanceOfRight } from './ways.ts';

const SEED = 20_251_122;
const RUNS = 20_000;
const MOST_STEPS = 2_000_000;

export interface Estimate {
	probability: number;
	/** 99% Wilson interval. */
	interval: [number, number];
}

/** Estimates the random clicker's chance of passing with at least `needed` points. A run that does not end has not passed. */
export function simulate(scenario: Scenario, needed: number): Estimate {
	const random = randomFrom(SEED);
	const board = new Board(scenario);
	const longest = 20 * scenario.scenes.length + 100;
	let passed = 0;
	let runs = 0;
	for (let steps = 0; runs < RUNS && steps < MOST_STEPS; runs++) {
		const run = board.clickThrough(needed, longest, random);
		steps += run.steps;
		if (run.passed) passed++;
	}
	return { probability: passed / runs, interval: wilson(passed, runs) };
}

/** A scene in numbers, for millions of clicks. */
interface Square {
	/** Null where the run ends here. */
	choices:
		{ to: number; points: number; critical: boolean; sets: number; asks: number; not: boolean }[] | null;
	/** The scene a Continue or an answer leads to; -1 where there is none. */
	next: number;
	/** Chance of a right answer; 0 where nothing is asked. */
	right: number;
	isPass: boolean;
}

class Board {
	readonly #squares: Square[];
	readonly #start: number;
	/** The last run in which a scene was visited, and in which a flag was set. */
	readonly #visited: Int32Array;
	readonly #flags: Int32Array;
	readonly #shown: Int32Array;
	#run = 0;

	constructor({ scenes, start }: Scenario) {
		const numbers = new Map(scenes.map(({ key }, i) => [key, i]));
		const flags = new Map<string, number>();
		const flag = (name: string) => flags.get(name) ?? flags.set(name, flags.size).get(name)!;
		this.#squares = scenes.map((scene) => ({
			choices: choicesOf(scene)?.map((choice) => inNumbers(choice, numbers, flag)) ?? null,
			next: scene.kind === 'ending' || scene.next === null ? -1 : numbers.get(scene.next)!,
			right: scene.kind === 'question' ? chanceOfRight(scene) : 0,
			isPass: scene.kind === 'ending' && scene.result === 'pass'
		}));
		this.#start = numbers.get(start)!;
		this.#visited = new Int32Array(scenes.length);
		this.#flags = new Int32Array(flags.size);
		this.#shown = new Int32Array(Math.max(0, ...this.#squares.map(({ choices }) => choices?.length ?? 0)));
	}

	clickThrough(needed: number, longest: number, random: () => number): { passed: boolean; steps: number } {
		const run = ++this.#run;
		let won = 0;
		let at = this.#start;
		let steps = 0;
		for (; at >= 0 && this.#squares[at]!.choices !== null && steps < longest; steps++) {
			const { choices, next, right } = this.#squares[at]!;
			const shown = this.#show(choices!);
			const first = this.#visited[at] !== run;
			this.#visited[at] = run;
			if (shown > 0) {
				const choice = choices![this.#shown[Math.floor(random() * shown)]!]!;
				if (choice.critical) return { passed: false, steps };
				if (first) won += choice.points;
				if (choice.sets >= 0) this.#flags[choice.sets] = run;
				at = choice.to;
			} else {
				if (right > 0 && random() < right && first) won += 2;
				at = choices!.length > 0 ? -1 : next;
			}
		}
		return { passed: at >= 0 && this.#squares[at]!.isPass && won >= needed, steps };
	}

	/** How many choices are shown now; which, stands in `#shown`. */
	#show(choices: NonNullable<Square['choices']>): number {
		let count = 0;
		for (let i = 0; i < choices.length; i++) {
			const { asks, not } = choices[i]!;
			if (asks < 0 || (this.#flags[asks] === this.#run) !== not) this.#shown[count++] = i;
		}
		return count;
	}
}

function choicesOf(scene: Scene): readonly Choice[] | null {
	if (scene.kind === 'ending') return null;
	return scene.kind === 'scene' ? scene.choices : [];
}

function inNumbers(
	{ to, rating, remember, onlyIf }: Choice,
	numbers: ReadonlyMap<string, number>,
	flag: (name: string) => number
) {
	return {
		to: numbers.get(to)!,
		points: rating.kind === 'points' ? rating.points : 0,
		critical: rating.kind === 'critical',
		sets: remember === null ? -1 : flag(remember),
		asks: onlyIf === null ? -1 : flag(onlyIf.flag),
		not: onlyIf?.not ?? false
	};
}

function wilson(passed: number, runs: number): [number, number] {
	const z = 2.5758;
	const share = passed / runs;
	const middle = share + z ** 2 / (2 * runs);
	const half = z * Math.sqrt((share * (1 - share)) / runs + z ** 2 / (4 * runs ** 2));
	const whole = 1 + z ** 2 / runs;
	return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}
