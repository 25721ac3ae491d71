import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from './say.mjs';

/** The top of the repository. */
export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..', '..');

/** The first major version that runs TypeScript files as they are. */
const NEEDED = 24;

/** Whether the running Node can run the program itself, not only start it. */
const isNodeEnough = Number(process.versions.node.split('.')[0]) >= NEEDED;

/**
 * The Node that runs the program: the one in node_modules, which is the version everything was tried with.
 * @returns {string} path of the executable
 * @throws {StartRefused} when there is none that is new enough
 */
export function ownNode() {
	const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (existsSync(own)) return own;
	if (isNodeEnough) return process.execPath;
	throw new StartRefused(
		`Firstword runs on Node ${NEEDED}, and neither this machine (${process.version}) nor node_modules has it: delete node_modules and start again.`
	);
}

/** An npm package's program, to be run with `ownNode()`. @param {string} file below node_modules */
export const packaged = (file) => join(root, 'node_modules', file);

/**
 * This process's environment with our own programs first in PATH.
 * @param {Record<string, string | undefined>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(more = {}) {
	const separator = process.platform === 'win32' ? ';' : ':';
	return {
		...process.env,
		PATH: `${join(root, 'node_modules', '.bin')}${separator}${process.env.PATH ?? ''}`,
		...more
	};
}
