import { bareName } from '../names.ts';
import { nearest } from '../nearest.ts';
import { replace, type Report } from '../problem.ts';
import type { Place, Scenario, Scene } from '../scenario.ts';

/** Checks that every scene has a name of its own, a way on, and arrows that lead to scenes; false where one does not. */
export function checkArrows({ scenes, start, where }: Scenario, text: string, report: Report): boolean {
	const before = report.problems.length;
	const known = new Map<string, Scene>();
	for (const scene of scenes) {
		const first = known.get(bareName(scene.key));
		if (!first) known.set(bareName(scene.key), scene);
		else
			report.add(
				'scene-name-twice',
				scene.where?.name ?? scene,
				`“${scene.name}” is already the name of the scene in line ${first.line}.`
			);
	}
	const names = scenes.map((scene) => scene.name);
	const suggest = suggestions(names);
	const checkTo = (to: string, from: Scene, place: Place | undefined) => {
		if (known.has(bareName(to))) return;
		const written = place ? text.slice(place.from, place.to) : to;
		const meant = suggest(written);
		report.add(
			'arrow-to-nowhere',
			place ?? from,
			meant ? `There is no scene “${written}”. Did you mean “${meant}”?` : `There is no scene “${written}”.`,
			meant && place ? replace(place, meant) : undefined
		);
	};
	for (const scene of scenes) {
		if (scene.kind === 'ending') continue;
		if (scene.next !== null) checkTo(scene.next, scene, scene.where?.next);
		if (scene.kind !== 'scene') continue;
		for (const choice of scene.choices)
			checkTo(choice.to, scene, choice.where?.arrow ?? { ...nowhere, line: choice.line });
		checkWayOn(scene, report);
	}
	if (!known.has(bareName(start))) {
		const written = where?.start ? text.slice(where.start.from, where.start.to) : start;
		const meant = nearest(written, names);
		report.add(
			'start-unknown',
			where?.start ?? { line: 1 },
			`There is no scene “${written}” to start with.`,
			meant && where?.start ? replace(where.start, meant) : undefined
		);
	}
	return !report.problems.slice(before).some(({ severity }) => severity === 'error');
}

/** The name that was meant, found once for each way of writing it, and only so often: a draft may be all arrows. */
function suggestions(names: readonly string[]): (written: string) => string | null {
	const found = new Map<string, string | null>();
	return (written) => {
		if (!found.has(written) && found.size < 100) found.set(written, nearest(written, names));
		return found.get(written) ?? null;
	};
}

const nowhere: Place = { line: 1, column: 1, from: 0, to: 0 };

function checkWayOn(scene: Scene & { kind: 'scene' }, report: Report): void {
	const at = scene.where?.name ?? scene;
	if (scene.choices.length === 1)
		report.add(
			'single-choice',
			{ line: scene.choices[0]!.line },
			`“${scene.name}” has one choice only. Add another, or use a Continue arrow.`
		);
	if (scene.choices.length > 0 || scene.next !== null || scene.damaged) return;
	report.add(
		'dead-end',
		at,
		`Nothing leads on from “${scene.name}”. Add choices with arrows, or a line “-> ” with a scene’s name after an empty line.`
	);
}
