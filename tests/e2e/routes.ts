import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'src', 'routes');

export interface Route {
	/** `(officer)/training/[requirement=id]/[code=code]` */
	id: string;
	isPage: boolean;
	/** Names of its form actions. */
	actions: string[];
	/** Methods of its own handlers. */
	methods: string[];
}

/** Every route there is, read from the files, so that none is forgotten. */
export const ROUTES: Route[] = readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter(({ name }) => /^\+(page(\.server)?|server)\.(ts|svelte)$/.test(name))
	.map(({ parentPath }) => relative(folder, parentPath))
	.filter((id, index, ids) => ids.indexOf(id) === index)
	.sort()
	.map((id) => {
		const has = (name: string) => readdirSync(join(folder, id)).includes(name);
		const text = (name: string) => (has(name) ? readFileSync(join(folder, id, name), 'utf8') : '');
		const [, block] = /export const actions = \{\n([\s\S]*?)\n\};/.exec(text('+page.server.ts')) ?? [];
		const actions =
			block === undefined ? [] : [...block.matchAll(/^\t(\w+)(?=:|\()/gm)].map(([, name]) => name!);
		if (/export const actions/.test(text('+page.server.ts')) !== actions.length > 0)
			throw new Error(`The actions of ${id} could not be read.`);
		const methods = [
			...text('+server.ts').matchAll(/export (?:const|async function|function) ([A-Z]+)\b/g)
		].map(([, name]) => name!);
		return { id, isPage: has('+page.svelte') || has('+page.server.ts'), actions, methods };
	});

/** The address of a route with these values for its parameters. */
export function pathOf(id: string, values: Record<string, string>): string {
	const parts = id.split('/').filter((part) => !/^\(.*\)$/.test(part));
	return `/${parts.map((part) => part.replace(/^\[(\w+)(=\w+)?\]/, (_, name: string) => values[name] ?? `no-${name}`)).join('/')}`;
}

/** The parameters of a route, in order. */
export const paramsOf = (id: string) => [...id.matchAll(/\[(\w+)/g)].map(([, name]) => name!);

/** For whom a route is: `officer`. */
export const audienceOf = (id: string) => /^\((\w+)\)/.exec(id)![1]!;
