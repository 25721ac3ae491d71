import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { exerciseOf } from '#lib/domain/scenario/exercise.ts';

/** One thing that is published by itself: all its source files as text, by path within it. */
export interface ContentItem {
	code: string;
	kind: 'module' | 'scenario' | 'statement';
	sources: Record<string, string>;
}

export interface ContentFolder {
	items: ContentItem[];
	/** What the critical errors that scenarios cite mean, by id. */
	criticalErrors: Record<string, string>;
}

/** Reads a folder like `content/`: modules, scenarios with their exercises, and the statement, in order of code. */
export function readContentFolder(folder: string): ContentFolder {
	const modules = names(join(folder, 'modules')).map((code) =>
		readModuleFolder(code, join(folder, 'modules', code))
	);
	const scenarios = readScenarioFolder(join(folder, 'scenarios'), (code) => code);
	const exercises = readScenarioFolder(join(folder, 'exercises'), exerciseOf);
	const statement: ContentItem = {
		code: 'statement',
		kind: 'statement',
		sources: read(folder, ['statement.md'])
	};
	return {
		items: [...modules, ...scenarios, ...exercises, statement],
		criticalErrors: parseYaml(readFileSync(join(folder, 'critical-errors.yaml'), 'utf8')) as Record<
			string,
			string
		>
	};
}

const readScenarioFolder = (folder: string, codeOf: (code: string) => string) =>
	names(folder)
		.filter((file) => file.endsWith('.md'))
		.map((file): ContentItem => ({
			code: codeOf(basename(file, '.md')),
			kind: 'scenario',
			sources: read(folder, [file])
		}));

function readModuleFolder(code: string, folder: string): ContentItem {
	const lessons = names(join(folder, 'lessons'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `lessons/${file}`);
	return { code, kind: 'module', sources: read(folder, ['module.yaml', ...lessons, 'checks.md', 'quiz.md']) };
}

const names = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);

const read = (folder: string, paths: string[]) =>
	Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
