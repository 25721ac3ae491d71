import { nearest } from '#lib/domain/scenario/nearest.ts';
import type { Report } from '#lib/domain/scenario/problem.ts';
import type { ModuleRule } from './module-rules.ts';
import { readYamlMap } from './yaml-map.ts';

/** What a key must hold: null when the value is right, otherwise a sentence. */
export interface KeyRule {
	required: boolean;
	wrong: (value: unknown) => string | null;
}

/** The names of the rules that a map is kept by. */
export interface MapRules {
	broken: ModuleRule;
	missing: ModuleRule;
	unknown: ModuleRule;
	wrong: ModuleRule;
}

/** Checks a YAML map against its keys and returns its values; null where it cannot be read. */
export function checkKeys(
	text: string,
	firstLine: number,
	keys: Record<string, KeyRule>,
	rules: MapRules,
	report: Report<ModuleRule>
): Map<string, { value: unknown; line: number }> | null {
	const read = readYamlMap(text, firstLine);
	if ('brokenAt' in read) {
		report.add(
			rules.broken,
			{ line: read.brokenAt },
			'This cannot be read. A value that contains a colon has to stand in quotes.'
		);
		return null;
	}
	const values = new Map<string, { value: unknown; line: number }>();
	const meantBy = new Set<string>();
	for (const { key, value, line } of read.entries) {
		const rule = Object.hasOwn(keys, key) ? keys[key] : undefined;
		if (rule) {
			values.set(key, { value, line });
			const wrong = rule.wrong(value);
			if (wrong) report.add(rules.wrong, { line }, `“${key}” ${wrong}`);
			continue;
		}
		const meant = nearest(key, Object.keys(keys));
		if (meant) meantBy.add(meant);
		report.add(
			rules.unknown,
			{ line },
			`“${key}” is not known here.${meant ? ` Did you mean “${meant}”?` : ''}`
		);
	}
	for (const [key, { required }] of Object.entries(keys)) {
		if (required && !values.has(key) && !meantBy.has(key))
			report.add(rules.missing, { line: firstLine }, `There is no “${key}”.`);
	}
	return values;
}

export const isText = (value: unknown) =>
	typeof value === 'string' && value.trim() !== '' ? null : 'is a line of text.';

export const isMinutes = (value: unknown) =>
	Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 600
		? null
		: 'is a whole number of minutes.';

/** A list of at least one thing, each of which is right. */
export const isListOf = (isRight: (value: unknown) => boolean, of: string) => (value: unknown) =>
	Array.isArray(value) && value.length > 0 && value.every(isRight) ? null : `is a list of ${of}.`;
