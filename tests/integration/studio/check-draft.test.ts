// The process that checks drafts: what it says, that nobody waits for it, and that nothing can kill it for good.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { examine } from '#lib/domain/scenario/examine.ts';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { largeDraft } from '#lib/domain/scenario/large-for-tests.ts';
import { checkDraft, criticalErrors } from '#lib/server/studio/check-draft.ts';
import { CheckProcess } from '#lib/server/studio/check-process.ts';
import { packed, PackedMemory, unpacked } from '#lib/server/studio/packed.ts';

const { resolve } = createRequire(import.meta.url);
const entry = resolve('#lib/server/studio/check-process-entry.ts');
const source = resolve('#lib/server/studio/check-process.ts');
const opened = ({ scenario, problems, proof }: Awaited<ReturnType<typeof checkDraft>>) => ({
	scenario,
	problems,
	proof
});

describe('a draft is checked in a process of its own', () => {
	it.each([
		['the example', kitchen],
		['a text without a scene', 'Nothing here.'],
		['other scripts', kitchen.replace('Kitchen light', 'Світло 🕯 κουζίνα')],
		[
			'a loop, flags and figures that cannot be counted',
			largeDraft({ scenes: 40, choices: 4, isCyclic: true, flags: 6 })
		]
	])('which says of %s what is said here', async (_, text) => {
		const here = examine(text, 'draft', { criticalErrors: criticalErrors() });
		expect(opened(await checkDraft(text))).toEqual(here);
		// Remembered, and opened anew.
		expect(opened(await checkDraft(text))).toEqual(here);
	});

	it('knows the critical errors of content/', async () => {
		const rulesOf = async (text: string) => (await checkDraft(text)).problems.map(({ rule }) => rule);
		expect(await rulesOf(kitchen)).not.toContain('critical-error-unknown');
		expect(await rulesOf(kitchen.replace('CE-01', 'CE-99'))).toContain('critical-error-unknown');
	});

	it('keeps nobody waiting: 1,000 scenes with 10,000 arrows cost this process next to nothing', async () => {
		await checkDraft(kitchen);
		const text = largeDraft({ scenes: 1000, choices: 10, isCyclic: true, flags: 8 });
		expect(text.length).toBeLessThan(400_000);
		let turns = 0;
		const begun = performance.now();
		const before = process.threadCpuUsage();
		const checked = checkDraft(text);
		const isChecked = checked.then(() => true);
		while (!(await Promise.race([isChecked, pause(5, false)]))) turns++;
		const { user, system } = process.threadCpuUsage(before);
		const { problems } = await checked;
		const took = performance.now() - begun;
		expect(problems.some(({ rule }) => rule === 'proof-simulated')).toBe(true);
		// The work itself takes hundreds of milliseconds of a processor, and all of them somewhere else.
		expect(took).toBeGreaterThan(200);
		expect((user + system) / 1000).toBeLessThan(took / 4);
		expect(turns).toBeGreaterThan(took / 50);
	});

	it('checks one text at a time and answers each', async () => {
		const texts = [80, 85, 90, 95].map((mark) => kitchen.replace('80%', `${mark}%`));
		const answers = await Promise.all([...texts, ...texts].map(checkDraft));
		expect(answers.map(({ scenario }) => scenario!.passPercent)).toEqual([80, 85, 90, 95, 80, 85, 90, 95]);
	});
});

/** Asks until it is answered: on a busy machine a new process may not be up in so short a time; the next one will be. */
async function askUntilUp(checker: CheckProcess) {
	for (let tries = 0; tries < 10; tries++) {
		const answer = await checker.ask(kitchen, []);
		if (answer) return unpacked(answer).scenario!.title;
	}
	return null;
}

describe('a checker that is lost', () => {
	it('costs the text that took too long, and not the one after it', async () => {
		const checker = new CheckProcess(entry, 2000);
		await askUntilUp(checker);
		const large = largeDraft({ scenes: 1000, choices: 10, isCyclic: true, flags: 8, seed: 2 });
		expect(await checker.ask(large.repeat(30), [])).toBeNull();
		expect(await askUntilUp(checker)).toBe('Kitchen light');
	});

	it.each([
		['there is no such program', '/nowhere/entry.ts'],
		['no process can be started', 'a name that is no name\0']
	])('answers that it could not, where %s', async (_, nothing) => {
		const checker = new CheckProcess(nothing, 5000);
		expect(await Promise.all([checker.ask(kitchen, []), checker.ask(kitchen, [])])).toEqual([null, null]);
		expect(await checker.ask(kitchen, [])).toBeNull();
	});
});

describe('the process of the checker', () => {
	const folder = mkdtempSync(join(tmpdir(), 'firstword-checker-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const observed = join(folder, 'observed.mjs');
	const pid = join(folder, 'pid');
	const gone = join(folder, 'gone');
	// The checker itself, which also says where it is and that it went by itself.
	writeFileSync(
		observed,
		`import { writeFileSync } from 'node:fs';
		import ${JSON.stringify(pathToFileURL(entry).href)};
		writeFileSync(${JSON.stringify(pid)}, String(process.pid));
		process.on('exit', () => writeFileSync(${JSON.stringify(gone)}, ''));`
	);
	const pidOf = () => Number(readFileSync(pid, 'utf8'));
	afterEach(() => rmSync(gone, { force: true }));

	it('outlives the Ctrl-C that asks the server to finish', async () => {
		const checker = new CheckProcess(observed, 20_000);
		await checker.ask(kitchen, []);
		const first = pidOf();
		process.kill(first, 'SIGINT');
		process.kill(first, 'SIGTERM');
		expect(await checker.ask(kitchen, [])).not.toBeNull();
		expect(pidOf()).toBe(first);
		process.kill(first, 'SIGKILL');
	});

	it('is followed by another when something ended it', async () => {
		const checker = new CheckProcess(observed, 20_000);
		await checker.ask(kitchen, []);
		const first = pidOf();
		process.kill(first, 'SIGKILL');
		expect(await askUntilUp(checker)).toBe('Kitchen light');
		expect(pidOf()).not.toBe(first);
		process.kill(pidOf(), 'SIGKILL');
	});

	it.each([
		['keeps no server from ending', '', 0],
		['ends when its server was killed', `process.kill(process.pid, 'SIGKILL');`, null]
	])('%s', async (_, then, code) => {
		const server = spawn(process.execPath, [
			'--input-type=module',
			'-e',
			`import { CheckProcess } from ${JSON.stringify(pathToFileURL(source).href)};
			if (!(await new CheckProcess(${JSON.stringify(observed)}, 20_000).ask('', []))) process.exit(1);
			${then}`
		]);
		expect((await once(server, 'exit'))[0]).toBe(code);
		await vi.waitFor(() => expect(existsSync(gone)).toBe(true), { timeout: 20_000 });
	});
});

describe('what is remembered', () => {
	it('has a bound, and what was asked for last is forgotten last', () => {
		const memory = new PackedMemory();
		const large = {
			...packed({ scenario: null, problems: [], proof: null }),
			problems: new Uint8Array(10_000_000)
		};
		for (const key of ['a', 'b', 'c']) memory.keep(key, large);
		expect(memory.find('a')).toBe(large);
		memory.keep('d', large);
		expect(['a', 'b', 'c', 'd'].map((key) => memory.find(key) === large)).toEqual([true, false, true, true]);
	});
});
