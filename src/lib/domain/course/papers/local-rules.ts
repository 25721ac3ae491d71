import { scenarioOf } from '#lib/domain/scenario/exercise.ts';
import { placeName, type LocalPlace } from '../local-places.ts';

/** The index of the department's own rules as Markdown: what each covers, and where officers read it. */
export function localRules(places: readonly LocalPlace[]): string {
	return [
		'# Local rules',
		`${places.length} places where the law of the state or the department’s own rule decides. Until a department writes its rule, officers read: “Your department has not yet written its rule. Ask your supervisor.”`,
		...places.flatMap(({ id, at }) => [
			`## ${placeName(id)}`,
			at.map(({ code, title, covers }) => `- ${covers} *(${scenarioOf(code)} ${title})*`).join('\n')
		])
	].join('\n\n');
}
