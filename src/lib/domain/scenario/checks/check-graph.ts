import { bestFromStart } from '../proof/best.ts';
import { checkArrows } from './check-arrows.ts';
import { checkFlags } from './check-flags.ts';
import { componentsOf } from '../proof/components.ts';
import { mostPoints, passes } from '../proof/most.ts';
import { pointsNeeded } from '../proof.ts';
import type { Report } from '../problem.ts';
import type { Scenario, Scene } from '../scenario.ts';
import { targetsOf } from '../proof/scene-map.ts';
import { situationsOf, type Situations } from '../proof/situations.ts';

/** A graph without errors, with its situations where they can be counted; null where nothing can be proved. */
export type Sound = { situations: Situations | null } | null;

/** Checks names, arrows, flags, loops and ways to both results. `answerable` says that all questions can be marked. */
export function checkGraph(scenario: Scenario, text: string, answerable: boolean, report: Report): Sound {
	const { scenes } = scenario;
	const arrows = checkArrows(scenario, text, report);
	const damaged = scenes.some((scene) => scene.damaged);
	const flags = checkFlags(scenes, damaged, report);
	const loops = checkLoops(scenes, report);
	const waysOn = scenes.every((scene) => scene.kind === 'ending' || targetsOf(scene).length > 0);
	if (!arrows || !flags || !loops || !waysOn || damaged) return null;

	const situations = situationsOf(scenario);
	const reached = situations ? new Set(situations.list.map(({ scene }) => scene)) : reachable(scenario);
	for (const scene of scenes) {
		if (!reached.has(scene))
			report.add('scene-unreachable', scene.where?.name ?? scene, `Nothing leads to “${scene.name}”.`);
	}
	if (situations && !checkHidden(situations, report)) return null;
	const results = (['pass', 'review'] as const).map((result) => checkResult(scenes, reached, result, report));
	if (results.includes(false) || !answerable) return null;
	return !situations || checkReach(scenario, situations, report) ? { situations } : null;
}

/** A loop has no way out when nothing that can be reached from it is an ending or a scene with a fault of its own. */
function checkLoops(scenes: readonly Scene[], report: Report): boolean {
	const numbers = new Map(scenes.map((scene, i) => [scene.key, i]));
	const targets = scenes.map((scene) => targetsOf(scene).flatMap((key) => numbers.get(key) ?? []));
	const open = (i: number) =>
		scenes[i]!.kind === 'ending' ||
		scenes[i]!.damaged ||
		targets[i]!.length < targetsOf(scenes[i]!).length ||
		targets[i]!.length === 0;
	return reportLoops(scenes.length, targets, open, (i) => scenes[i]!, report);
}

function reportLoops(
	count: number,
	targets: readonly (readonly number[])[],
	open: (i: number) => boolean,
	sceneOf: (i: number) => Scene,
	report: Report
): boolean {
	const { of, members } = componentsOf(count, (i) => targets[i]!);
	const closed = members.filter((loop, number) =>
		loop.every((i) => !open(i) && targets[i]!.every((to) => of[to] === number))
	);
	const said = new Set<Scene>();
	for (const loop of closed) {
		const round = [...new Set(loop.map(sceneOf))].sort((a, b) => a.line - b.line);
		if (said.has(round[0]!)) continue;
		said.add(round[0]!);
		report.add(
			'loop-without-way-out',
			round[0]!.where?.name ?? round[0]!,
			`These scenes lead only to each other and never to an ending: ${round.map(({ name }) => `“${name}”`).join(', ')}.`
		);
	}
	return closed.length === 0;
}

/** What only flags can do: hide every choice of a scene, or the way out of a loop. */
function checkHidden({ list }: Situations, report: Report): boolean {
	const hidden = new Set(
		list.filter(({ scene, ways }) => scene.kind !== 'ending' && ways.length === 0).map(({ scene }) => scene)
	);
	for (const scene of hidden) {
		report.add(
			'choices-all-hidden',
			scene.where?.name ?? scene,
			`There is a way to “${scene.name}” on which “only if” hides all its choices. Let one choice always be shown.`
		);
	}
	const targets = list.map(({ ways }) => ways.map((way) => way.to));
	const open = (i: number) => list[i]!.scene.kind === 'ending' || list[i]!.ways.length === 0;
	return reportLoops(list.length, targets, open, (i) => list[i]!.scene, report) && hidden.size === 0;
}

function checkResult(
	scenes: readonly Scene[],
	reached: ReadonlySet<Scene>,
	result: 'pass' | 'review',
	report: Report
): boolean {
	const endings = scenes.filter((scene) => scene.kind === 'ending' && scene.result === result);
	if (endings.some((ending) => reached.has(ending))) return true;
	const at = endings[0] ? (endings[0].where?.name ?? endings[0]) : { line: 1 };
	report.add(
		`no-path-to-${result}`,
		at,
		endings[0]
			? `No way leads to “${endings[0].name}”, so nobody can come to “result: ${result}”.`
			: `No ending has “result: ${result}”.`
	);
	return false;
}

function checkReach(scenario: Scenario, situations: Situations, report: Report): boolean {
	const most = mostPoints(scenario, () => situations);
	const clean = bestFromStart(situations, {
		way: (way) => (way.critical ? -Infinity : way.points),
		ending: passes,
		forbids: true
	});
	const needed = pointsNeeded(most.all, scenario.passPercent);
	if (clean >= needed) return true;
	const at = scenario.where?.passAt ?? { line: 1 };
	report.add(
		'pass-mark-out-of-reach',
		at,
		clean === -Infinity
			? 'Every way to a pass goes through a critical error.'
			: `A pass needs ${needed} of ${most.all} points, but no way to it without a critical error wins more than ${clean}.`
	);
	return false;
}

/** Scenes that arrows lead to, whatever flags hide. */
function reachable(scenario: Scenario): Set<Scene> {
	const scenes = new Map(scenario.scenes.map((scene) => [scene.key, scene]));
	const reached = new Set<Scene>();
	const ahead = [scenario.start];
	while (ahead.length > 0) {
		const scene = scenes.get(ahead.pop()!);
		if (!scene || reached.has(scene)) continue;
		reached.add(scene);
		ahead.push(...targetsOf(scene));
	}
	return reached;
}
