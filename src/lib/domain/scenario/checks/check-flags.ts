import { nearest } from '../nearest.ts';
import { replace, type Report } from '../problem.ts';
import type { Scene } from '../scenario.ts';

/** Checks that what is asked for is remembered somewhere, and the other way round; false where it is not. */
export function checkFlags(scenes: readonly Scene[], damaged: boolean, report: Report): boolean {
	const choices = scenes.flatMap((scene) => (scene.kind === 'scene' ? scene.choices : []));
	const set = new Set(choices.flatMap((choice) => choice.remember ?? []));
	const asked = new Set(choices.flatMap((choice) => choice.onlyIf?.flag ?? []));
	let sound = true;
	for (const { onlyIf, where, line, remember } of choices) {
		if (onlyIf && !set.has(onlyIf.flag) && !damaged) {
			sound = false;
			const meant = nearest(onlyIf.flag, set);
			const at = where?.onlyIf;
			const fix = meant && at ? replace(at, onlyIf.not ? `not ${meant}` : meant) : undefined;
			report.add(
				'flag-never-set',
				at ?? { line },
				`No choice remembers “${onlyIf.flag}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
				fix
			);
		}
		if (remember !== null && !asked.has(remember))
			report.add('flag-never-asked', where?.remember ?? { line }, `No choice asks for “${remember}”.`);
	}
	return sound;
}
