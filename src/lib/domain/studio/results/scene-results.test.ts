import { describe, expect, test } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import type { Step } from '#lib/domain/scenario/play.ts';
import { sceneResults, type CountedRun } from './scene-results.ts';
import { storyFlow } from './story-flow.ts';

const STORY = `---
title: Test call
minutes: 10
content note: none
practices: [TM-1]
start: Door
---

## Door

One.

* Ask first -> Hall
  - rating: best
  - skills: safety
  - remember: asked

  On.
  > Good.
* Do not ask -> Hall
  - rating: poor
  - skills: safety

  On.
  > Hm.

## Hall

Two.

* Wait for the second unit -> Room
  - rating: best
  - skills: safety

  On.
  > Good.
* Go in alone -> Look back
  - rating: critical CE-01
  - skills: safety

  Out.
  > No.

## Room

Three.

* Use what she said -> Well done
  - rating: best
  - skills: referral
  - only if: asked

  On.
  > Good.
* Ask now -> Well done
  - rating: ok
  - skills: referral
  - only if: not asked

  On.
  > Late.
* Leave -> Look back
  - rating: critical CE-01
  - skills: referral

  Out.
  > No.

## Ending: Well done
result: pass

Done.

## Ending: Look back
result: review

Look.
`;

const scenario = parseScenario(STORY, 'story.md').scenario!;
const flow = storyFlow(scenario)!;
const POINTS: Record<string, number> = { '00': 2, '10': 2, '20': 2, '21': 1 };

/** A run by the choices it took, as a figure for each scene. */
function runOf(path: string): CountedRun {
	const steps = [...path].map((choice): Step => ({ kind: 'choice', choice: Number(choice) }));
	const won = steps.reduce((sum, _, at) => sum + (POINTS[`${at}${path[at]}`] ?? 0), 0);
	return { id: path, visits: flow.follow(steps), won };
}
const PATHS = ['000', '002', '01', '101', '102', '11'];
const runs = (...counts: [string, number][]) =>
	counts.flatMap(([path, count]) =>
		Array.from({ length: count }, (_, at) => ({ ...runOf(path), id: `${path} ${at}` }))
	);

describe('a story with something remembered', () => {
	test('scenes are told in the order of the text, apart for those who were shown other choices', () => {
		const { scenes, officers } = sceneResults(scenario, flow, runs(['000', 20], ['101', 20]));
		expect(officers).toBe(40);
		expect(scenes.map(({ scene, onlyWith }) => [scene, onlyWith])).toEqual([
			['door', null],
			['hall', null],
			['room', [0, 2]],
			['room', [1, 2]]
		]);
	});

	test('the commonest choice is named, with about its share', () => {
		const { scenes } = sceneResults(scenario, flow, runs(['000', 32], ['101', 8]));
		expect(scenes[0]!.lines).toEqual([
			{ indices: [0], kind: 'choices', isCommonest: true, figure: { least: 31, most: 35, about: 85 } },
			{ indices: [1], kind: 'choices', isCommonest: false, figure: { least: 5, most: 9, about: 20 } }
		]);
		expect(scenes[0]!.difficulty).toEqual({ least: 31, most: 35, about: 85 });
	});

	test('a scene that too few may have come to tells nothing', () => {
		const { scenes } = sceneResults(scenario, flow, runs(['000', 17], ['101', 3]));
		expect(scenes.at(-1)).toMatchObject({ scene: 'room', onlyWith: [1, 2], lines: null, difficulty: null });
		expect(scenes[0]!.lines![1]!.figure).toMatchObject({ least: 0, most: 4 });
	});

	test('whether a scene tells apart is told of thirty who did two such things, with five on both sides', () => {
		const { scenes } = sceneResults(scenario, flow, runs(['000', 20], ['11', 20]));
		expect(scenes.map(({ discrimination }) => discrimination)).toEqual([
			'tells-apart',
			'tells-apart',
			null,
			null
		]);
		const none = (...counts: [string, number][]) =>
			sceneResults(scenario, flow, runs(...counts)).scenes.filter(
				({ discrimination }) => discrimination !== null
			);
		expect(none(['000', 13], ['11', 12])).toEqual([]);
		expect(none(['000', 37], ['11', 3])).toEqual([]);
		// Only one scene in which five did otherwise.
		expect(none(['000', 20], ['101', 20])).toEqual([]);
	});

	test.each([
		[runs(['000', 20]), 0],
		[runs(['000', 16], ['01', 4]), 0],
		[runs(['000', 13], ['01', 7]), 5],
		[runs(['01', 20]), 16]
	])('how many are known to be asked for another go', (some, known) => {
		expect(sceneResults(scenario, flow, some).againAtLeast).toBe(known);
	});
});

/** Every way in which `total` officers can be spread over `paths`. */
function* spreads(paths: number, total: number): Generator<number[]> {
	if (paths === 1) return void (yield [total]);
	for (let first = 0; first <= total; first++)
		for (const rest of spreads(paths - 1, total - first)) yield [first, ...rest];
}

// Groups an attacker can name: those who share the beginning of a path, who took one choice of one scene, who came to a
// scene or an ending, with something remembered or without.
const asked = (path: string) => path.startsWith('0');
const GROUPS: ((path: string) => boolean)[] = [
	...['00', '10'].map((start) => (path: string) => path.startsWith(start)),
	...[0, 1, 2].flatMap((at) => ['0', '1', '2'].map((choice) => (path: string) => path[at] === choice)),
	(path) => path.length === 3,
	(path) => path.length === 3 && asked(path),
	(path) => path.length === 3 && !asked(path),
	(path) => path === '000' || path === '101',
	(path) => path !== '000' && path !== '101'
];

test.each([
	[5, PATHS],
	[10, PATHS],
	[15, PATHS]
])(
	'of %i officers, whatever they did, nobody comes out as one of one to four from all that is told',
	{ timeout: 120_000 },
	(total, paths) => {
		const played = paths.map(runOf);
		const groups = GROUPS.map((is) => paths.map(is)).filter((is) => is.includes(true) && is.includes(false));
		const pages = new Map<string, { least: number; most: number }[]>();
		for (const spread of spreads(paths.length, total)) {
			const all = spread.flatMap((count, path) => new Array<CountedRun>(count).fill(played[path]!));
			const page = JSON.stringify(sceneResults(scenario, flow, all));
			const values = groups.map((is) => spread.reduce((sum, count, path) => sum + (is[path] ? count : 0), 0));
			const known = pages.get(page) ?? values.map((value) => ({ least: value, most: value }));
			const widened = known.map(({ least, most }, group) => ({
				least: Math.min(least, values[group]!),
				most: Math.max(most, values[group]!)
			}));
			pages.set(page, widened);
		}
		const found = [...pages].flatMap(([page, ranges]) =>
			ranges.flatMap((range, group) =>
				range.most < 5 && (range.least >= 1 || range.most === 0) ? [{ page, group, ...range }] : []
			)
		);
		expect(found).toEqual([]);
		if (total >= 15) expect(pages.size).toBeGreaterThan(5);
	}
);
