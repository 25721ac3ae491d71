import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseYaml } from 'yaml';

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

/** Reads a folder like `content/`: modules, scenarios and the statement, in order of code. */
export function readContentFolder(folder: string): ContentFolder {
	const modules = names(join(folder, 'modules')).map((code) =>
		readModuleFolder(code, join(folder, 'modules', code))
	);
	const scenarios = names(join(folder, 'scenarios'))
		.filter((file) => file.endsWith('.md'))
		.map((file): ContentItem => ({
			code: basename(file, '.md'),
			kind: 'scenario',
			sources: read(join(folder, 'scenarios'), [file])
		}));
	const statement: ContentItem = {
		code: 'statement',
		kind: 'statement',
		sources: read(folder, ['statement.md'])
	};
	return {
		items: [...modules, ...scenarios, statement],
		criticalErrors: parseYaml(readFileSync(join(folder, 'critical-errors.yaml'), 'utf8')) as Record<
			string,
			string
		>
	};
}

function readModuleFolder(code: string, folder: string): ContentItem {
	const lessons = names(join(folder, 'lessons'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `lessons/${file}`);
	return { code, kind: 'module', sources: read(folder, ['module.yaml', ...lessons, 'checks.md', 'quiz.md']) };
}

const names = (folder: string) => readdirSync(folder).sort();

const read = (folder: string, paths: string[]) =>
	Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
