import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { whileSaying } from './install-packages.mjs';
import { environment, ownNode, packaged, root } from './own-node.mjs';
import { runProgram } from './run-program.mjs';
import { say, secondsSince, StartRefused } from './say.mjs';

/** What the build is made of. The commands and the tests are not in it. */
const SOURCES = [
	'src',
	'content',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];
const NOT_BUILT = /^src[\\/]bin[\\/]|\.test\.ts$/;

const stamp = join(root, 'build', 'made-from.txt');

/**
 * Builds the application when its sources are not the ones it was last built from. They are told apart by their
 * bytes: times say little after a checkout, and nothing about a file that is gone.
 */
export async function buildApplication() {
	if (isBuilt()) return;
	say('Building (about half a minute)…');
	const begun = performance.now();
	const { code, output } = await whileSaying('Still building', () => build('kept'));
	if (code !== 0) throw new StartRefused(`${output.trim()}\nFirstword could not be built: see above.`);
	say(`Built in ${secondsSince(begun)}.`);
}

/** Whether there is a build of these very sources. */
export function isBuilt() {
	return (
		existsSync(join(root, 'build', 'handler.js')) &&
		existsSync(stamp) &&
		readFileSync(stamp, 'utf8') === fingerprint()
	);
}

/**
 * Runs the build itself.
 * @param {import('./run-program.mjs').Output} output
 */
export async function build(output) {
	// Sources that change meanwhile are built the next time: the stamp names what we began with.
	const sources = fingerprint();
	const ended = await runProgram(ownNode(), [packaged('vite/bin/vite.js'), 'build'], {
		env: environment({ NODE_ENV: 'production' }),
		output
	});
	if (ended.code === 0) writeFileSync(stamp, sources);
	return ended;
}

/** One line that changes when any source does. */
function fingerprint() {
	const hash = createHash('sha256');
	for (const path of SOURCES.flatMap((source) => filesBelow(join(root, source))).sort()) {
		const name = relative(root, path);
		if (NOT_BUILT.test(name)) continue;
		const content = readFileSync(path);
		hash.update(`${name}\0${content.length}\0`).update(content);
	}
	return `${hash.digest('hex')}\n`;
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
	try {
		return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
			entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]
		);
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code === 'ENOTDIR') return [path];
		if (code === 'ENOENT') return [];
		throw error;
	}
}
