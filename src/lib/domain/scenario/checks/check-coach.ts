import type { Report } from '../problem.ts';
import type { Scene } from '../scenario.ts';

/** Checks that each choice is rated where the others are, and teaches. */
export function checkCoach(scenes: readonly Scene[], report: Report): void {
	for (const scene of scenes) {
		if (scene.kind !== 'scene') continue;
		const rated = scene.choices.some((choice) => choice.where?.rating);
		for (const choice of scene.choices) {
			if (choice.coachHtml === '')
				report.add(
					'choice-without-coach',
					choice,
					'Say what the coach thinks of it, in a line that begins with “>”.'
				);
			if (rated && !choice.where?.rating)
				report.add(
					'choice-without-rating',
					choice,
					'Give it a rating, as the other choices here have: “- rating: ok”.'
				);
		}
	}
}
