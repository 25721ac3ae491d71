import type ts from 'typescript';
import type { SourceFile } from './source-file.ts';

/**
 * A rule of the house. `breaks` is a house that breaks it and `keeps` one that does not, each as path → text:
 * a rule that cannot fail keeps nothing.
 */
export interface Rule {
	name: string;
	breaches(files: SourceFile[]): string[];
	breaks: Record<string, string>[];
	keeps: Record<string, string>;
}

/** The lines of a test report about one place each: `path:line what is wrong`. */
export function breach(file: SourceFile, what: string, node?: ts.Node): string {
	const line = node ? `:${file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}` : '';
	return `${file.path}${line} ${what}`;
}

/** A rule about files one by one: `check` says what is wrong with one. */
export const eachFile =
	(check: (file: SourceFile) => string[]) =>
	(files: SourceFile[]): string[] =>
		files.flatMap(check);

/** Where a file lives: `src/lib/server/compliance/queries.ts` → layer `server`, room `compliance`. */
export function placeOf(path: string): {
	layer: 'domain' | 'server' | 'ui' | 'routes' | 'other';
	room: string;
} {
	const inLib = /^src\/lib\/(domain|server|ui)\/(?:([^/]+)\/)?/.exec(path);
	if (inLib) return { layer: inLib[1] as 'domain' | 'server' | 'ui', room: inLib[2] ?? '' };
	if (/^src\/(routes\/|hooks\.|service-worker|params\/|instrumentation)/.test(path))
		return { layer: 'routes', room: '' };
	return { layer: 'other', room: '' };
}

/** The path an import means, as far as it lies in this house: else null (a package). */
export function targetOf(file: SourceFile, from: string): string | null {
	if (from.startsWith('#lib/') || from.startsWith('#routes/')) return `src/${from.slice(1)}`;
	if (from.startsWith('#tests/')) return from.slice(1);
	if (!from.startsWith('.')) return null;
	const parts = file.path.split('/').slice(0, -1);
	for (const part of from.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.') parts.push(part);
	}
	return parts.join('/');
}

/** The npm package an import means (`@scope/name`, `name`), `node:…` for Node's own, null for this house. */
export function packageOf(from: string): string | null {
	if (/^[.#/$]/.test(from) || from.startsWith('virtual:')) return null;
	if (from.startsWith('node:')) return from;
	return from.split('/', from.startsWith('@') ? 2 : 1).join('/');
}

export const isTest = (path: string) => /\.test\.ts$|\/fixtures\//.test(path);
