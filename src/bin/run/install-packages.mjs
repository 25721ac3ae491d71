import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { environment, root } from './own-node.mjs';
import { runProgram } from './run-program.mjs';
import { say, secondsSince, StartRefused } from './say.mjs';

const wanted = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');

/** Installs the packages that package-lock.json names, when they are not there already. */
export async function installPackages() {
	const isFirst = !existsSync(installed);
	if (!isFirst && isCurrent()) return;
	say(
		isFirst
			? 'Installing packages (first time: about a minute)…'
			: 'Installing packages (package-lock.json has changed)…'
	);
	const begun = performance.now();
	const { code, output } = await whileSaying('Still installing', () =>
		runProgram('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
			env: environment(),
			output: 'kept',
			shell: process.platform === 'win32'
		})
	);
	if (code !== 0) {
		throw new StartRefused(
			`${output.trim()}\nThe packages could not be installed (npm ci ended with ${code}): see above.`
		);
	}
	say(`Installed the packages in ${secondsSince(begun)}.`);
}

/**
 * Says every ten seconds that something goes on.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
export async function whileSaying(what, work) {
	const begun = performance.now();
	const timer = setInterval(() => say(`${what}: ${secondsSince(begun)}…`), 10_000);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}

/** Whether what is installed is what the lock file names: by time, and where that says no (a checkout), by content. */
function isCurrent() {
	if (statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
	try {
		const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
		const named = Object.entries(JSON.parse(readFileSync(wanted, 'utf8')).packages).filter(
			([path]) => path !== ''
		);
		// A package for another platform is optional and rightly absent.
		const same = named.every(([path, { version, optional }]) =>
			there[path] ? there[path].version === version : optional
		);
		if (!same) return false;
		utimesSync(installed, new Date(), new Date());
		return true;
	} catch {
		return false;
	}
}
