import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { checkKeys, isListOf, isMinutes, isText, type KeyRule, type MapRules } from './check-keys.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

const tracks: unknown[] = ['recognition', 'communication', 'referral'];
const isString = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const required = (wrong: KeyRule['wrong']): KeyRule => ({ required: true, wrong });

const keys: Record<string, KeyRule> = {
	code: required(isText),
	title: required(isText),
	track: required((value) => (tracks.includes(value) ? null : `is one of ${tracks.join(', ')}.`)),
	minutes: required(isMinutes),
	summary: required(isText),
	'content note': required(isText),
	objectives: required(isListOf(isString, 'sentences'))
};

const named: MapRules = {
	broken: 'module-yaml-broken',
	missing: 'module-key-missing',
	unknown: 'module-key-unknown',
	wrong: 'module-value-wrong'
};

/** Checks module.yaml; also says how many objectives the module has, null where that cannot be read. */
export function checkModuleFile(
	code: string,
	text: string,
	file: string
): { problems: Problem[]; objectives: number | null } {
	const report = new Report<ModuleRule>(file, moduleRules);
	const values = checkKeys(text, 1, keys, named, report);
	const given = values?.get('code');
	if (given && given.value !== code)
		report.add('module-code-wrong', given, `The folder is “${code}”, the code is “${String(given.value)}”.`);
	return { problems: report.sorted(), objectives: asList(values?.get('objectives')?.value).length || null };
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
