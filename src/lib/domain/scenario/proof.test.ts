// The prover against brute force.

import { expect, test } from 'vitest';
import { followEverything } from './brute-force-for-tests.ts';
import { mostPoints } from './proof/most.ts';
import { pointsNeeded, prove, type Proof } from './proof.ts';
import { randomScenario } from './random-scenario-for-tests.ts';
import { skills, type Scene } from './scenario.ts';
import { scoreRun, valueOf } from './score.ts';
import { simulate } from './proof/simulate.ts';
import { situationsOf } from './proof/situations.ts';

const GRAPHS = 1000;
const TOGETHER = 50;

test.each(Array.from({ length: GRAPHS / TOGETHER }, (_, i) => i * TOGETHER))(
	`graphs %i and the ${TOGETHER - 1} after it are proved as brute force finds them`,
	{ timeout: 60_000 },
	(from) => {
		for (let seed = from; seed < from + TOGETHER; seed++) proveAsBruteForce(seed);
	}
);

function proveAsBruteForce(seed: number): void {
	const scenario = randomScenario(seed, seed % 2 === 1);
	const proof = prove(scenario);
	const brute = followEverything(scenario);
	const said = `seed ${seed}`;
	expect(proof.exact && proof.randomPass.exact, said).toBe(true);
	expect(proof.most, said).toBe(brute.most);
	expect(mostPoints(scenario).bySkill, said).toEqual(brute.bySkill);
	const needed = pointsNeeded(brute.most, scenario.passPercent);
	expect(proof.randomPass.probability, said).toBeCloseTo(brute.passed(needed), 9);
	if (brute.paths !== null) expect(proof.paths, said).toBe(brute.paths);
	for (const run of [proof.model, proof.worst])
		expect(run.passed, said).toBe(scoreRun(scenario, run.steps).passed);
	for (const skill of skills) {
		const { best, worst, most } = proof.reach!.bySkill[skill];
		expect([best, worst, most], `${said}, ${skill}`).toEqual([
			brute.best[skill],
			brute.worst[skill],
			brute.bySkill[skill]
		]);
	}
	expect(proof.reach!.all, said).toEqual({
		best: brute.best.all,
		worst: brute.worst.all,
		most: brute.most
	});
	expect(proof.shortestMinutes, said).toBeCloseTo(brute.shortest / 60, 9);
	expect(proof.longestMinutes, said).toBeCloseTo(brute.longest / 60, 9);
	expect(
		proof.unmet!.map(({ key }) => key),
		said
	).toEqual(brute.unmet(needed));
}

test('the graphs are of many kinds', () => {
	const proofs = Array.from({ length: GRAPHS }, (_, seed) => prove(randomScenario(seed, seed % 2 === 1)));
	const count = (is: (proof: Proof) => boolean) => proofs.filter(is).length;
	expect(count(({ paths }) => paths === Infinity)).toBeGreaterThan(100);
	expect(count(({ paths }) => typeof paths === 'bigint' && paths > 10n)).toBeGreaterThan(100);
	expect(count(({ unmet }) => unmet!.length > 0)).toBeGreaterThan(100);
	expect(count(({ randomPass: { probability } }) => probability > 0 && probability < 1)).toBeGreaterThan(100);
	expect(count(({ reach }) => skills.some((skill) => reach!.bySkill[skill].worst > 0))).toBeGreaterThan(50);
	expect(count(({ reach }) => reach!.all.best > reach!.all.most)).toBeGreaterThan(50);
});

test('a simulation holds the exact chance in its interval and says the same twice', () => {
	const scenario = randomScenario(14, false);
	const exact = prove(scenario).randomPass.probability;
	const needed = pointsNeeded(mostPoints(scenario).all, scenario.passPercent);
	const estimate = simulate(scenario, needed);
	expect(estimate.interval[0]).toBeLessThanOrEqual(exact);
	expect(estimate.interval[1]).toBeGreaterThanOrEqual(exact);
	expect(simulate(scenario, needed)).toEqual(estimate);
});

test('too many situations are not counted', () => {
	expect(situationsOf(randomScenario(14, false), 2)).toBeNull();
});

test('a step’s value is what the scene says', () => {
	const scenario = randomScenario(3, false);
	const scene = scenario.scenes.find((s) => s.kind === 'scene' && s.choices.length > 0)!;
	expect(valueOf(scene, { kind: 'choice', choice: 0 }).rating).toBe(
		(scene as Scene & { kind: 'scene' }).choices[0]!.rating
	);
});
