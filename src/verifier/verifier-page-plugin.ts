import type { Plugin } from 'vite';
import { buildPage } from './build-page.ts';

const NAME = 'virtual:verifier-page';

/** Gives the server the verifier's page, made from its sources when somebody first asks for it. */
export function verifierPagePlugin(): Plugin {
	return {
		name: 'verifier-page',
		resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
		async load(id) {
			if (id !== `\0${NAME}`) return undefined;
			const page = await buildPage();
			return Object.entries(page)
				.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
				.join('\n');
		}
	};
}
