import { spawn } from 'node:child_process';
import { root } from './own-node.mjs';

/** @typedef {'shown' | 'kept' | 'both'} Output kept: silent, and given back; both: shown, not as to a terminal, and given back */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, output?: Output, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} code: as a shell counts, 128 + signal when it was ended
 */
export function runProgram(program, args, { env = process.env, output = 'shown', shell = false } = {}) {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: root,
			env,
			shell,
			stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe']
		});
		running.add(child);
		let said = '';
		for (const pipe of [child.stdout, child.stderr])
			pipe?.setEncoding('utf8').on('data', (text) => {
				said += text;
				if (output === 'both') process.stdout.write(text);
			});
		child.once('error', (error) => {
			running.delete(child);
			resolve({ code: 127, output: `${said}${error.message}\n` });
		});
		child.once('close', (code, signal) => {
			running.delete(child);
			resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output: said });
		});
	});
}

/** Passes a signal on to everything that runs. @param {NodeJS.Signals} signal */
export function passOn(signal) {
	for (const child of running) child.kill(signal);
}
