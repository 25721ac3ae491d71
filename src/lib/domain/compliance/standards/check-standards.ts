// Everything under content/standards/ at once: what hours are counted by, and the profiles of the states.

import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { readProfile } from './read-profile.ts';
import { readTopics } from './read-topics.ts';
import { standardRules, type StandardRule } from './standard-rules.ts';
import type { Standards } from './state-profile.ts';

/** Modules as they are taught; null where what names them was checked before. */
export type TaughtModules = readonly { code: string; minutes: number }[] | null;

/**
 * @param texts of a content folder, by path within it; only `standards/….yaml` is looked at
 * @param folder its name, for the files that problems name
 * @returns what could be read, and every problem
 */
export function checkStandards(
	texts: Readonly<Record<string, string>>,
	modules: TaughtModules,
	folder: string
): Standards & { problems: Problem[] } {
	const minutes = modules && new Map(modules.map((module) => [module.code, module.minutes]));
	const problems: Problem[] = [];
	const text = texts['standards/topics.yaml'];
	const at = (name: string) => `${folder}/standards/${name}.yaml`;
	if (text === undefined) {
		const report = new Report<StandardRule>(at('topics'), standardRules);
		report.add('standard-missing', { line: 1 }, 'There is no such file: it lists topics and categories.');
		problems.push(...report.problems);
	}
	const {
		topics,
		categories,
		problems: found
	} = readTopics(text ?? 'topics: []\ncategories: []', at('topics'), minutes);
	problems.push(...found);
	const known = { topics, categories, modules: minutes && [...minutes.keys()] };
	const ids = Object.keys(texts).flatMap(
		(path) => /^standards\/(?!topics\.)(.+)\.yaml$/.exec(path)?.[1] ?? []
	);
	const read = ids
		.sort()
		.map((id) => readProfile(texts[`standards/${id}.yaml`]!, { id, file: at(id) }, known));
	problems.push(...read.flatMap((one) => one.problems));
	const profiles = read.flatMap(({ profile }) => profile ?? []);
	return {
		topics,
		categories,
		profiles: profiles.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		problems
	};
}
