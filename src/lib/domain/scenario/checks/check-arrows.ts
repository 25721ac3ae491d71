import { bareName } from '../names.ts';
import { foreignBullets, type Part } from './foreign-bullets.ts';
import { lostHeading } from './lost-heading.ts';
import { nearest } from '../nearest.ts';
import { replace, type Fix, type Report } from '../problem.ts';
import { misspeltArrow } from '../read/arrow.ts';
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
	const suggest = onceEach(100, (written) => nearest(written, names));
	const lostAs = onceEach(20, (written) => lostHeading(written, scenes, text));
	const checkTo = (to: string, from: Scene, place: Place | undefined) => {
		if (known.has(bareName(to))) return;
		const written = place ? text.slice(place.from, place.to) : to;
		const lost = lostAs(written);
		if (lost) {
			report.add('arrow-to-nowhere', place ?? from, lost.message, lost.fix);
			return;
		}
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
		checkWayOn(scene, () => partOf(scene, scenes, text), report);
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

/** What is found for a way of writing, looked for once and only so often: a draft may be all arrows. */
function onceEach<Found>(most: number, find: (written: string) => Found | null) {
	const found = new Map<string, Found | null>();
	return (written: string): Found | null => {
		if (!found.has(written) && found.size < most) found.set(written, find(written));
		return found.get(written) ?? null;
	};
}

const nowhere: Place = { line: 1, column: 1, from: 0, to: 0 };

/** The last line of a scene, where it begins with what was meant as an arrow. */
function misspeltContinue({ from, source }: Part): { message: string; fix: Fix } | null {
	const body = source.trimEnd();
	const start = body.lastIndexOf('\n') + 1;
	const line = body.slice(start);
	const found = misspeltArrow(line.trimStart());
	if (start === 0 || found?.index !== 0) return null;
	const sign = start + line.search(/\S/);
	const at = { from: from + sign, to: from + sign + found.sign.length };
	return {
		message: `“${found.sign}” is not an arrow. Write a hyphen and a greater-than sign: “->”.`,
		fix: { label: 'Change to “->”', ...at, insert: '->' }
	};
}

/** Where the text of a scene stands, from its name on. */
function partOf(scene: Scene, scenes: readonly Scene[], text: string): Part {
	const from = scene.where?.name?.from;
	const next = scenes[scenes.indexOf(scene) + 1];
	if (from === undefined) return { from: 0, source: '' };
	const source = text.slice(from, next?.where?.name?.from);
	// The name of the next one stands behind its number signs.
	return { from, source: source.replace(/\n[ \t]*##[ \t]*$/, '') };
}

function checkWayOn(scene: Scene & { kind: 'scene' }, part: () => Part, report: Report): void {
	const at = scene.where?.name ?? scene;
	if (scene.choices.length === 1)
		report.add(
			'single-choice',
			{ line: scene.choices[0]!.line },
			`“${scene.name}” has one choice only. Add another, or use a Continue arrow.`
		);
	if (scene.choices.length > 0 || scene.next !== null || scene.damaged) return;
	const meant = foreignBullets(part()) ?? misspeltContinue(part());
	report.add(
		'dead-end',
		at,
		`Nothing leads on from “${scene.name}”. ${meant?.message ?? 'Add choices with arrows, or a line “-> ” with a scene’s name after an empty line.'}`,
		meant?.fix
	);
}
