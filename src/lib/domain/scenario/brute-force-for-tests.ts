// Every run of a small scenario, followed step by step through the player, with none of the prover’s shortcuts (live
// flags, visits of a loop, merged situations): what the prover is held against.

import { answersFor } from './marked-path.ts';
import { play, type Position, type Step } from './play.ts';
import { SECONDS_A_DECISION, secondsToRead } from './proof/reading-time.ts';
import { skills, type Scenario, type Scene, type Skill } from './scenario.ts';
import { scoreRun, valueOf } from './score.ts';
import { chanceOfRight } from './proof/ways.ts';
import { countWords } from './words.ts';

type Sums = Record<Skill | 'all', number>;

/** Where runs with one history stand, replayed once, and where the next steps lead. */
interface Standing {
	end: { won: Sums; clean: boolean; isPass: boolean; met: string[]; seconds: number } | null;
	onward: { key: string; chance: number; seconds: number }[];
}

/** Replays runs by their histories; the shortest run with a history stands for all of them. */
function standings(scenario: Scenario): (key: string) => Standing {
	const begun = new Map<string, Step[]>([['', []]]);
	const known = new Map<string, Standing>();
	return (key) => {
		const standing = known.get(key) ?? replay(scenario, begun.get(key)!, begun);
		known.set(key, standing);
		return standing;
	};
}

function replay(scenario: Scenario, steps: readonly Step[], begun: Map<string, Step[]>): Standing {
	const position = play(scenario, steps);
	const { scene, trail } = position;
	if (position.finished) {
		const score = scoreRun(scenario, steps);
		const bySkill = skills.map((skill) => [skill, score.bySkill[skill].won]);
		const end = {
			won: { all: score.won, ...Object.fromEntries(bySkill) } as Sums,
			clean: score.criticalErrors.length === 0,
			isPass: score.ending === 'pass',
			met: [...trail.map((step) => step.scene.key), scene.key],
			seconds: secondsToRead(scene.words)
		};
		return { end, onward: [] };
	}
	const isNew = trail.every((step) => step.scene !== scene);
	const onward = stepsFrom(position).map(({ step, chance }) => {
		const key = historyOf(scenario, [...steps, step]);
		if (!begun.has(key)) begun.set(key, [...steps, step]);
		return { key, chance, seconds: isNew ? secondsOf(position, step) : 0 };
	});
	return { end: null, onward };
}

/** Follows every run, merging only runs that stand in the same scene with the same whole history of flags and visits. */
export function followEverything(scenario: Scenario) {
	interface Run {
		chance: number;
		count: bigint;
		/** Seconds of reading and deciding: least and most among the runs that were merged. */
		seconds: [number, number];
	}
	const standing = standings(scenario);
	let front = new Map<string, Run>([['', { chance: 1, count: 1n, seconds: [0, 0] }]]);
	const ended: { won: number; chance: number; clean: boolean; met: string[] }[] = [];
	const every = [...skills, 'all'] as const;
	const sums = (value: number) => Object.fromEntries(every.map((key) => [key, value])) as Sums;
	const [most, best, worst] = [sums(0), sums(-Infinity), sums(Infinity)];
	let [shortest, longest] = [Infinity, -Infinity];
	let paths: bigint | null = 0n;
	for (let depth = 0; front.size > 0 && depth < 4000; depth++) {
		const next = new Map<string, Run>();
		for (const [key, run] of front) {
			const { end, onward } = standing(key);
			if (end) {
				const { won, clean, isPass, met, seconds } = end;
				if (isPass) ended.push({ won: won.all, chance: run.chance, clean, met });
				for (const part of every) {
					if (isPass) most[part] = Math.max(most[part], won[part]);
					best[part] = Math.max(best[part], won[part]);
					worst[part] = Math.min(worst[part], won[part]);
				}
				shortest = Math.min(shortest, run.seconds[0] + seconds);
				longest = Math.max(longest, run.seconds[1] + seconds);
				if (paths !== null) paths += run.count;
			}
			for (const way of onward) {
				const same = next.get(way.key);
				const merged: Run = {
					chance: (same?.chance ?? 0) + run.chance * way.chance,
					count: (same?.count ?? 0n) + run.count,
					seconds: [
						Math.min(same?.seconds[0] ?? Infinity, run.seconds[0] + way.seconds),
						Math.max(same?.seconds[1] ?? -Infinity, run.seconds[1] + way.seconds)
					]
				};
				if (merged.chance > 1e-14 || depth < 42) next.set(way.key, merged);
			}
		}
		if (depth === 40 && next.size > 0) paths = null;
		front = next;
	}
	const passing = (needed: number) => ended.filter((end) => end.clean && end.won >= needed);
	const passed = (needed: number) => passing(needed).reduce((sum, end) => sum + end.chance, 0);
	const unmet = (needed: number) => {
		const met = new Set(passing(needed).flatMap((end) => end.met));
		return scenario.scenes
			.filter((scene) => !met.has(scene.key) && !(scene.kind === 'ending' && scene.result === 'review'))
			.map(({ key }) => key);
	};
	const { all, ...bySkill } = most;
	return { most: all, bySkill, best, worst, shortest, longest, paths, passed, unmet };
}

/** What is read and decided where a run stands, reckoned from the words as they are shown. */
function secondsOf({ scene, choices }: Position, step: Step): number {
	if (scene.kind === 'question') {
		const isRight = valueOf(scene, step).rating.kind === 'points' && sumOf(scene, step) > 0;
		const coach = scene.answers
			.filter(({ right }) => right === isRight)
			.map((answer) => answer.words - countWords(answer.text));
		const read = scene.answers.reduce((sum, { text }) => sum + countWords(text), scene.words);
		return secondsToRead(read + Math.max(0, ...coach)) + SECONDS_A_DECISION;
	}
	if (step.kind === 'continue') return secondsToRead(scene.words);
	const taken = choices.find(({ index }) => step.kind === 'choice' && index === step.choice)!.choice;
	const shown = choices.reduce((sum, { choice }) => sum + countWords(choice.text), scene.words);
	return secondsToRead(shown + taken.words - countWords(taken.text)) + SECONDS_A_DECISION;
}

const sumOf = (scene: Scene, step: Step) => {
	const { rating } = valueOf(scene, step);
	return rating.kind === 'points' ? rating.points : 0;
};

function historyOf(scenario: Scenario, steps: readonly Step[]): string {
	const { scene, flags, trail } = play(scenario, steps);
	const { won, bySkill, criticalErrors } = scoreRun(scenario, steps);
	const visited = [...new Set(trail.map((step) => step.scene.key))].sort();
	return JSON.stringify([
		scene.key,
		[...flags].sort(),
		visited,
		won,
		skills.map((skill) => bySkill[skill].won),
		criticalErrors.length > 0
	]);
}

function stepsFrom({ scene, choices }: Position): { step: Step; chance: number }[] {
	if (scene.kind === 'question') {
		const right = chanceOfRight(scene);
		return [
			{ step: { kind: 'answer', answers: answersFor(scene, 'model') }, chance: right },
			{ step: { kind: 'answer', answers: answersFor(scene, 'worst') }, chance: 1 - right }
		];
	}
	if (scene.kind === 'scene' && scene.choices.length === 0 && scene.next)
		return [{ step: { kind: 'continue' }, chance: 1 }];
	return choices.map(({ index }) => ({
		step: { kind: 'choice', choice: index },
		chance: 1 / choices.length
	}));
}
