import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every Markdown and YAML file of a folder as text, by path within it with forward slashes. */
export function readTexts(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(md|yaml)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(
		entries
			.sort()
			.map((path) => [path.slice(join(folder, '/').length).replaceAll('\\', '/'), readFileSync(path, 'utf8')])
	);
}
