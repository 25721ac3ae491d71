import { bestFromStart } from '../proof/best.ts';
import type { Sound } from './check-graph.ts';
import { passes } from '../proof/most.ts';
import { nearest } from '../nearest.ts';
import { replace, type Report } from '../problem.ts';
import { pointsNeeded, prove, type Proof } from '../proof.ts';
import type { Scenario, Scene } from '../scenario.ts';
import type { Situations } from '../proof/situations.ts';

/** A random clicker may pass at most once in so many runs. */
export const RANDOM_PASSES_ONE_IN = 20;

/**
 * Checks what is proved of a scenario whose graph is sound, and returns it. The first thing that fails explains those
 * after it.
 */
export function checkProof(
	scenario: Scenario,
	sound: Sound,
	criticalErrors: readonly string[],
	report: Report
): Proof | null {
	checkCritical(scenario, criticalErrors, report);
	if (!sound) return null;
	const proof = prove(scenario, sound.situations);
	report.add('path-count', { line: 1 }, inWords(proof));
	if (!proof.exact || !proof.randomPass.exact) {
		report.add(
			'proof-simulated',
			{ line: 1 },
			`Flags and loops make too many situations to count. The chance of a random clicker is estimated from runs with a fixed seed: ${interval(proof)}.${proof.exact ? '' : ' The most points are what all scenes together could give.'}`
		);
	}
	const at = scenario.where?.passAt ?? { line: 1 };
	const upTo = proof.randomPass.interval?.[1] ?? proof.randomPass.probability;
	if (!proof.model.passed)
		report.add(
			'model-path-fails',
			at,
			`The best-rated choice in every scene wins ${proof.model.won} of ${proof.most} points and does not pass. It runs: ${inShort(proof.model.path)}.`
		);
	else if (proof.worst.passed)
		report.add(
			'worst-path-passes',
			at,
			`The worst-rated choice in every scene passes with ${proof.worst.won} of ${proof.most} points. It runs: ${inShort(proof.worst.path)}.`
		);
	else if (upTo * RANDOM_PASSES_ONE_IN > 1 + 1e-9) {
		report.add(
			'random-clicker-passes',
			at,
			`Someone who clicks without reading passes ${oneIn(proof.randomPass.probability)}${proof.randomPass.exact ? '' : ` (estimated: ${interval(proof)})`}; at most 1 in ${RANDOM_PASSES_ONE_IN} is allowed. Offer more choices, or more scenes.`
		);
	}
	if (sound.situations) checkReferral(scenario, sound.situations, proof.most, report);
	checkMinutes(scenario, proof, report);
	return proof;
}

function checkCritical(scenario: Scenario, known: readonly string[], report: Report): void {
	for (const scene of scenario.scenes) {
		if (scene.kind !== 'scene') continue;
		for (const { rating, where, line } of scene.choices) {
			if (rating.kind !== 'critical' || known.includes(rating.error)) continue;
			const meant = nearest(rating.error, known);
			const fix = meant && where?.rating ? replace(where.rating, `critical ${meant}`) : undefined;
			report.add(
				'critical-error-unknown',
				where?.rating ?? { line },
				`“${rating.error}” is not in the list of critical errors.`,
				fix
			);
		}
	}
}

/** Where a module on referrals is practised, every passing run goes through a scene that practises the referral. */
function checkReferral(scenario: Scenario, situations: Situations, most: number, report: Report): void {
	if (!scenario.practices.some((code) => /^RF-/i.test(code))) return;
	const around = bestFromStart(situations, {
		way: (way, from) => (way.critical || isReferralStep(from.scene) ? -Infinity : way.points),
		ending: passes,
		forbids: true
	});
	if (around >= pointsNeeded(most, scenario.passPercent)) {
		report.add(
			'referral-skipped',
			{ line: 1 },
			'The header says that a referral is practiced, but a run can pass without meeting it. Give “skills: referral” to the choices of a scene that every passing run meets.'
		);
	}
}

function isReferralStep(scene: Scene): boolean {
	if (scene.kind === 'question') return scene.skills.includes('referral');
	return (
		scene.kind === 'scene' &&
		scene.choices.some(({ rating, skills }) => rating.kind !== 'unscored' && skills.includes('referral'))
	);
}

function checkMinutes(
	{ minutes }: Scenario,
	{ shortestMinutes, longestMinutes }: Proof,
	report: Report
): void {
	if (minutes >= shortestMinutes && minutes <= longestMinutes * 2) return;
	if (Number.isNaN(shortestMinutes) || minutes === 0) return;
	report.add(
		'minutes-off',
		{ line: 1 },
		`The header says ${minutes} minutes; reading and deciding takes ${shortestMinutes.toFixed(1)} to ${longestMinutes.toFixed(1)}.`
	);
}

function inWords({ scenes, paths, shortestMinutes, longestMinutes, randomPass }: Proof): string {
	const time = Number.isNaN(shortestMinutes)
		? 'reading time not counted'
		: `${shortestMinutes.toFixed(1)} to ${longestMinutes.toFixed(1)} minutes`;
	return `${scenes} scenes, ${pathsInWords(paths)}, ${time}, a random clicker passes ${oneIn(randomPass.probability)}.`;
}

export function pathsInWords(paths: bigint | number): string {
	if (typeof paths === 'number') return Number.isNaN(paths) ? 'paths not counted' : 'endlessly many paths';
	const digits = String(paths).length;
	return digits > 9
		? `about 10^${digits - 1} paths`
		: `${paths.toLocaleString('en')} ${paths === 1n ? 'path' : 'paths'}`;
}

export function oneIn(probability: number): string {
	if (probability === 0) return 'never';
	return probability > 0.5
		? `in ${Math.round(probability * 100)} of 100 runs`
		: `1 time in ${Math.floor(1 / probability).toLocaleString('en')}`;
}

function interval({ randomPass: { probability, interval: range } }: Proof): string {
	const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
	return range
		? `${percent(probability)}, between ${percent(range[0])} and ${percent(range[1])}`
		: percent(probability);
}

const inShort = (path: readonly string[]) =>
	(path.length <= 12 ? path : [...path.slice(0, 10), '…', path.at(-1)!]).join(' → ');
