/**
 * `npm test`: everything that is promised, tried. `--fast` (`npm run verify:fast`) leaves out what needs a database,
 * a build or a browser. Words after it choose steps by name: `npm test -- types schema`.
 * Like the start it runs on Node 20 with nothing installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './run/install-packages.mjs';
import { root } from './run/own-node.mjs';
import { passOn } from './run/run-program.mjs';
import { orRefuse, say, secondsSince } from './run/say.mjs';
import { steps } from './run/steps.mjs';
import { whatFailed } from './run/what-failed.mjs';

const isFast = process.argv.includes('--fast');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const isCi = /^(1|true)$/i.test(process.env.CI ?? '');

const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, and what is known of it. @type {{ name: string, lines: string[] }[]} */
const failures = [];
/** @type {string[]} */
const leftOut = [];
const reports = mkdtempSync(join(tmpdir(), 'firstword-test-'));
let isEnding = false;

process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.on(signal, () => {
		// What runs stops by itself on Ctrl-C and clears up; we end when it has.
		isEnding = true;
		passOn(signal);
	});
}

await orRefuse(async () => {
	process.chdir(root);
	await installPackages();
	const chosen = steps.filter(
		(step) => (!isFast || step.isFast) && (!wanted.length || wanted.some((word) => step.name.includes(word)))
	);
	const begun = performance.now();
	if (isFast && availableParallelism() > 1) await Promise.all(chosen.map((step) => take(step, 'kept')));
	else for (const step of chosen) if (!isEnding) await take(step, process.stdout.isTTY ? 'shown' : 'both');
	if (isEnding) process.exit(130);
	conclude(begun);
});

/**
 * Takes one step and adds up. When several run side by side, each shows what it said in one piece, if there was a failure.
 * @param {import('./run/steps.mjs').Step} step @param {import('./run/run-program.mjs').Output} output
 */
async function take(step, output) {
	const missing = step.missing?.();
	if (missing) {
		leftOut.push(`Left out: ${step.name}. ${missing}`);
		if (isCi) add(step.name, { passed: 0, failed: 1, skipped: 0 });
		return;
	}
	if (output !== 'kept') say(`\n── ${step.name} ${'─'.repeat(Math.max(3, 70 - step.name.length))}`);
	const begun = performance.now();
	const { counts, output: said, report } = await step.run({ reports, output });
	if (counts.failed && said && output === 'kept') say(`\n── ${step.name}\n${said.trimEnd()}`);
	add(step.name, counts, counts.failed ? whatFailed(report, said) : []);
	say(`── ${step.name}: ${counts.failed ? 'FAILED' : 'passed'} in ${secondsSince(begun)}`);
}

/** @param {string} name @param {import('./run/count-tests.mjs').Counts} counts @param {string[]} [lines] */
function add(name, counts, lines = []) {
	for (const kind of /** @type {(keyof typeof counts)[]} */ (['passed', 'failed', 'skipped']))
		total[kind] += counts[kind];
	if (counts.failed) failures.push({ name, lines });
}

/** @param {number} begun */
function conclude(begun) {
	say('');
	for (const sentence of leftOut) say(sentence);
	if (leftOut.length && isCi) say('With CI=true nothing may be left out: each of these counts as a failure.');
	// Of a long log often only the end is seen: what failed is said once more there.
	for (const { name, lines } of failures) for (const line of [`Failed: ${name}`, ...lines]) say(line);
	if (total.passed + total.failed === 0) say('Nothing was tried.');
	say(`Took ${secondsSince(begun)}.`);
	process.exitCode = total.failed || total.passed === 0 ? 1 : 0;
	say(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
}
