// The thread that checks drafts: what it says, that nobody waits for it, and that nothing can kill it for good.

import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { examine } from '#lib/domain/scenario/examine.ts';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { largeDraft } from '#lib/domain/scenario/large-for-tests.ts';
import { checkDraft, criticalErrors } from '#lib/server/studio/check-draft.ts';
import { CheckThread } from '#lib/server/studio/check-thread.ts';
import { packed, PackedMemory, unpacked } from '#lib/server/studio/packed.ts';

const entry = createRequire(import.meta.url).resolve('#lib/server/studio/check-thread-entry.ts');
const opened = ({ scenario, problems, proof }: Awaited<ReturnType<typeof checkDraft>>) => ({
	scenario,
	problems,
	proof
});

describe('a draft is checked in a thread of its own', () => {
	it.each([
		['the example', kitchen],
		['a text without a scene', 'Nothing here.'],
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

	it('keeps nobody waiting: 1,000 scenes with 10,000 arrows cost this thread next to nothing', async () => {
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

describe('a thread that is lost', () => {
	it('costs the text that took too long, and not the one after it', async () => {
		const thread = new CheckThread(entry, 2000);
		const askUntilUp = async () => {
			// On a busy machine a new thread may not be up in so short a time; the next one will be.
			for (let tries = 0; tries < 10; tries++) {
				const answer = await thread.ask(kitchen, []);
				if (answer) return answer;
			}
			return null;
		};
		await askUntilUp();
		const large = largeDraft({ scenes: 1000, choices: 10, isCyclic: true, flags: 8, seed: 2 });
		expect(await thread.ask(large.repeat(8), [])).toBeNull();
		const again = await askUntilUp();
		expect(unpacked(again!).scenario!.title).toBe('Kitchen light');
	});

	it('answers that it could not, where there is no such thread', async () => {
		const thread = new CheckThread('/nowhere/entry.ts', 5000);
		expect(await thread.ask(kitchen, [])).toBeNull();
		expect(await thread.ask(kitchen, [])).toBeNull();
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
