import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import type { ScenarioDocument } from './module.ts';

/**
 * The document of a scenario that was read: with the sentences of the critical errors it names, for a debrief must say
 * what they meant then.
 */
export function composeScenario(
	code: string,
	scenario: Scenario,
	criticalErrors: Readonly<Record<string, string>>
): ScenarioDocument & { criticalErrors: Record<string, string> } {
	const named = new Set(
		scenario.scenes
			.flatMap((scene) => (scene.kind === 'scene' ? scene.choices : []))
			.flatMap(({ rating }) => (rating.kind === 'critical' ? [rating.error] : []))
	);
	return {
		code,
		...scenario,
		criticalErrors: Object.fromEntries([...named].sort().map((id) => [id, criticalErrors[id] ?? id]))
	};
}
