// The prover against brute force: runs are followed step by step through the player, with none of the prover’s
// shortcuts (live flags, visits of a loop, merged situations).

import { expect, test } from 'vitest';
import { answersFor } from './marked-path.ts';
import { mostPoints } from './proof/most.ts';
import { play, type Step } from './play.ts';
import { pointsNeeded, prove } from './proof.ts';
import { randomFrom } from './proof/random.ts';
import type { Answer, Choice, Rating, Scenario, Scene, Skill } from './scenario.ts';
import { skills } from './scenario.ts';
import { scoreRun, valueOf } from './score.ts';
import { simulate } from './proof/simulate.ts';
import { situationsOf } from './proof/situations.ts';
import { chanceOfRight } from './proof/ways.ts';

const GRAPHS = 200;

test.each(Array.from({ length: GRAPHS }, (_, i) => i))(
	'graph %i is proved as brute force finds it',
	(seed) => {
		const scenario = randomScenario(seed, seed % 2 === 1);
		const proof = prove(scenario);
		const brute = followEverything(scenario);
		expect(proof.exact && proof.randomPass.exact).toBe(true);
		expect(proof.most).toBe(brute.most);
		expect(mostPoints(scenario).bySkill).toEqual(brute.bySkill);
		expect(proof.randomPass.probability).toBeCloseTo(
			brute.passed(pointsNeeded(brute.most, scenario.passPercent)),
			9
		);
		if (brute.paths !== null) expect(proof.paths).toBe(brute.paths);
		for (const run of [proof.model, proof.worst])
			expect(run.passed).toBe(scoreRun(scenario, run.steps).passed);
	}
);

test('a simulation holds the exact chance in its interval and says the same twice', () => {
	const scenario = randomScenario(12, false);
	const exact = prove(scenario).randomPass.probability;
	const needed = pointsNeeded(mostPoints(scenario).all, scenario.passPercent);
	const estimate = simulate(scenario, needed);
	expect(estimate.interval[0]).toBeLessThanOrEqual(exact);
	expect(estimate.interval[1]).toBeGreaterThanOrEqual(exact);
	expect(simulate(scenario, needed)).toEqual(estimate);
});

test('too many situations are not counted', () => {
	expect(situationsOf(randomScenario(12, false), 2)).toBeNull();
});

/** Follows every run, merging only runs that stand in the same scene with the same whole history of flags and visits. */
function followEverything(scenario: Scenario) {
	interface Run {
		steps: Step[];
		chance: number;
		count: bigint;
	}
	const shortest = new Map<string, Step[]>();
	let front = new Map<string, Run>([['start', { steps: [], chance: 1, count: 1n }]]);
	const ended: { won: number; chance: number; clean: boolean }[] = [];
	const bySkill = Object.fromEntries(skills.map((skill) => [skill, 0])) as Record<Skill, number>;
	let most = 0;
	let paths: bigint | null = 0n;
	for (let depth = 0; front.size > 0 && depth < 4000; depth++) {
		const next = new Map<string, Run>();
		for (const run of front.values()) {
			const { scene, finished } = play(scenario, run.steps);
			const score = scoreRun(scenario, run.steps);
			if (finished) {
				if (score.ending === 'pass') {
					ended.push({ won: score.won, chance: run.chance, clean: score.criticalErrors.length === 0 });
					most = Math.max(most, score.won);
					for (const skill of skills) bySkill[skill] = Math.max(bySkill[skill], score.bySkill[skill].won);
				}
				if (paths !== null) paths += run.count;
				continue;
			}
			for (const { step, chance } of stepsFrom(scenario, run.steps, scene)) {
				const steps = [...run.steps, step];
				const key = historyOf(scenario, steps);
				const same = next.get(key);
				const merged = {
					steps: same?.steps ?? steps,
					chance: (same?.chance ?? 0) + run.chance * chance,
					count: (same?.count ?? 0n) + run.count
				};
				if (merged.chance > 1e-14 || depth < 42) next.set(key, merged);
			}
		}
		if (depth === 40 && next.size > 0) paths = null;
		// A run that goes round is kept as the shortest one with its history, or replaying it would take for ever.
		for (const [key, run] of next) {
			if (!shortest.has(key)) shortest.set(key, run.steps);
			run.steps = shortest.get(key)!;
		}
		front = next;
	}
	const passed = (needed: number) =>
		ended.filter((end) => end.clean && end.won >= needed).reduce((sum, end) => sum + end.chance, 0);
	return { most, bySkill, paths, passed };
}

function historyOf(scenario: Scenario, steps: readonly Step[]): string {
	const { scene, flags, trail } = play(scenario, steps);
	const { won, bySkill, criticalErrors } = scoreRun(scenario, steps);
	const visited = [...new Set(trail.map((step) => step.scene.key))].sort();
	return JSON.stringify([
		scenario.title,
		scene.key,
		[...flags].sort(),
		visited,
		won,
		bySkill,
		criticalErrors.length > 0
	]);
}

function stepsFrom(
	scenario: Scenario,
	steps: readonly Step[],
	scene: Scene
): { step: Step; chance: number }[] {
	if (scene.kind === 'question') {
		const right = chanceOfRight(scene);
		return [
			{ step: { kind: 'answer', answers: answersFor(scene, 'model') }, chance: right },
			{ step: { kind: 'answer', answers: answersFor(scene, 'worst') }, chance: 1 - right }
		];
	}
	const { choices } = play(scenario, steps);
	if (scene.kind === 'scene' && scene.choices.length === 0 && scene.next)
		return [{ step: { kind: 'continue' }, chance: 1 }];
	return choices.map(({ index }) => ({
		step: { kind: 'choice', choice: index },
		chance: 1 / choices.length
	}));
}

/** Up to six scenes, three flags and, where asked for, arrows back. */
function randomScenario(seed: number, loops: boolean): Scenario {
	const random = randomFrom(seed);
	const below = (n: number) => Math.floor(random() * n);
	const pick = <T>(list: readonly T[]) => list[below(list.length)]!;
	const count = 2 + below(loops ? 4 : 5);
	const keys = [...Array.from({ length: count }, (_, i) => `s${i}`), 'pass', 'review'];
	const flags = ['a', 'b', 'c'];
	const rating = (): Rating => {
		const kind = below(8);
		if (kind === 0) return { kind: 'critical', error: 'CE-01' };
		return kind === 1 ? { kind: 'unscored' } : { kind: 'points', points: pick([0, 1, 2] as const) };
	};
	const ahead = (i: number) => keys[i + 1 + below(keys.length - i - 1)]!;
	const choice = (i: number, first: boolean): Choice => ({
		...{ text: 'Do this', html: 'Do this', consequenceHtml: '', coachHtml: '', words: 2, line: 1 },
		to: !first && loops && random() < 0.4 ? keys[below(i + 1)]! : ahead(i),
		rating: rating(),
		skills: [pick(skills)],
		remember: random() < 0.4 ? pick(flags) : null,
		onlyIf: !first && random() < 0.4 ? { flag: pick(flags), not: random() < 0.5 } : null
	});
	const answer = (right: boolean): Answer => ({
		text: 'It is',
		html: 'It is',
		right,
		coachHtml: '',
		words: 2,
		line: 1
	});
	const scene = (i: number): Scene => {
		const about = { key: keys[i]!, name: keys[i]!, line: 1, blocks: [], words: 10 };
		if (random() < 0.25) {
			const multiple = random() < 0.5;
			const answers = [answer(true), answer(false), answer(multiple)];
			return {
				...about,
				kind: 'question',
				skills: [pick(skills)],
				objectives: [],
				readAgain: null,
				multiple,
				answers,
				next: ahead(i)
			};
		}
		if (random() < 0.15) return { ...about, kind: 'scene', choices: [], next: ahead(i) };
		const choices = Array.from({ length: 2 + below(2) }, (_, n) => choice(i, n === 0));
		return { ...about, kind: 'scene', choices, next: null };
	};
	const ending = (result: 'pass' | 'review'): Scene => ({
		key: result,
		name: result,
		line: 1,
		blocks: [],
		words: 5,
		kind: 'ending',
		result
	});
	const scenes = [...Array.from({ length: count }, (_, i) => scene(i)), ending('pass'), ending('review')];
	const about = { title: `${seed}`, minutes: 5, contentNote: '', summary: '', practices: [], language: 'en' };
	return { ...about, passPercent: pick([50, 80, 100]), start: 's0', scenes };
}

test('a step’s value is what the scene says', () => {
	const scenario = randomScenario(3, false);
	const scene = scenario.scenes.find((s) => s.kind === 'scene' && s.choices.length > 0)!;
	expect(valueOf(scene, { kind: 'choice', choice: 0 }).rating).toBe(
		(scene as Scene & { kind: 'scene' }).choices[0]!.rating
	);
});
