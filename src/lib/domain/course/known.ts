import { listOf } from './check-data.ts';
import { yamlValues } from './yaml-map.ts';

/** What the rest of content/ holds, for what a module or scenario may name. */
export interface Known {
	/** Ids of sources.yaml. */
	sources: readonly string[];
	/** Ids of referral.yaml, and whether each is confirmed and was checked by somebody (shown-service.ts). */
	services: ReadonlyMap<string, boolean>;
	/** Ids of glossary.yaml. */
	terms: readonly string[];
	/** Codes of the modules. */
	modules: readonly string[];
	/** Codes of the scenarios. */
	scenarios: readonly string[];
	/** Codes of the scenarios that have a written exercise. */
	exercises: readonly string[];
	/** Ids of critical-errors.yaml. */
	criticalErrors: readonly string[];
}

/** What the data files hold; what cannot be read holds nothing. */
export function knownOf(texts: Record<string, string>): Known {
	const keys = (path: string) => Object.keys(yamlValues(texts[path] ?? ''));
	const services = listOf(texts['referral.yaml'] ?? '').map(
		({ id, confirmed, last_verified_date, verify_method, next_check_due }) =>
			[
				String(id),
				confirmed === true && Boolean(last_verified_date && verify_method && next_check_due)
			] as const
	);
	return {
		sources: keys('sources.yaml'),
		services: new Map(services),
		terms: keys('glossary.yaml'),
		modules: [...new Set(Object.keys(texts).flatMap((path) => /^modules\/([^/]+)\//.exec(path)?.[1] ?? []))],
		scenarios: codesIn(texts, 'scenarios'),
		exercises: codesIn(texts, 'exercises'),
		criticalErrors: keys('critical-errors.yaml')
	};
}

/** Folders of files in Scenario Markdown. Templates are what a trainer’s scenario starts from: checked, never published. */
export type Room = 'scenarios' | 'exercises' | 'templates';

/** The codes of the files of such a folder, sorted; a template’s is its name. */
export const codesIn = (texts: Record<string, string>, room: Room) =>
	Object.keys(texts)
		.flatMap((path) => new RegExp(`^${room}/([^/]+)\\.md$`).exec(path)?.[1] ?? [])
		.sort();
