import { beforeAll, expect, it } from 'vitest';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { readScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { begin, practiceOf, publishText, studioLater, type Studio } from '../publish-for-tests.ts';
import { soundText } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

// 500 attempts are in progress while their scenario is published 100 times. Each version rates the same choices
// differently and passes at another mark, so that a run scored on any other version than its own would show.

const VERSIONS = 100;
const ATTEMPTS = 500;

/** Which of the three lines of each scene is the best one, in version `n`: a number in base 3. */
const bestLines = (n: number) => [n % 3, Math.floor(n / 3) % 3, Math.floor(n / 9) % 3];

/** The mark of version `n`, 80 to 99 percent. */
const markOf = (n: number) => 80 + (n % 20);

const AWAY = `* Leave again -> Look back
  - rating: poor
  - skills: communication

  You leave.
  > Stay with her.

## The kitchen`;

/** Version `n`: told anew, with its own mark and its own best line in each of the three scenes. */
function version(n: number): string {
	let choice = -1;
	return soundText({ told: `It is late, for the ${n}th time.` })
		.split('\n')
		.map((line) => {
			if (line.startsWith('* ')) choice++;
			if (line.startsWith('pass at:')) return `pass at: ${markOf(n)}%`;
			if (!line.trimStart().startsWith('- rating:')) return line;
			return `  - rating: ${choice % 3 === bestLines(n)[Math.floor(choice / 3)] ? 'best' : 'poor'}`;
		})
		.join('\n')
		.replace('Go in without asking -> Look back', 'Go in without asking -> The kitchen')
		.replace('## The kitchen', AWAY);
}

let database: Database;
let studio: Studio;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officers: Context[];
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	studio = { trainer: department.contexts.trainer, second: await department.secondTrainer() };
	officers = [];
	for (let n = 0; n < ATTEMPTS; n++)
		officers.push(await department.person('officer', { email: `officer-${n}@${department.mail}` }));
}, 600_000);

/** What a run is worth, counted by hand from what its version says: no function of the program is asked. */
const wonIn = (n: number, chosen: readonly number[]) =>
	2 * chosen.filter((line, scene) => line === bestLines(n)[scene]).length;

it('500 attempts in progress while the scenario is published 100 times: each is scored on the version it began', async () => {
	const first = await publishText(studio, version(0));
	const hashes = [first.hash];
	const requirementId = await practiceOf(officers[0]!, first.code);
	const { code, draftId } = first;

	// Five begin on each version, and make their first choice; whoever began before goes on one step meanwhile.
	const runs: { officer: Context; runId: string; version: number; chosen: number[] }[] = [];
	const step = async (run: (typeof runs)[number]) => {
		const { officer, runId, chosen } = run;
		const choice = (runs.indexOf(run) + chosen.length) % 3;
		const made = await makeChoice(officer, { runId, step: chosen.length, made: { kind: 'choice', choice } });
		if (made.kind === 'refused') throw new Error(made.reason);
		chosen.push(choice);
	};
	for (let n = 0; n < VERSIONS; n++) {
		const own = officers.slice(n * 5, n * 5 + 5).map((officer) => later(officer, n));
		for (const officer of own) {
			const run = { officer, runId: await begin(officer, requirementId, code), version: n, chosen: [] };
			runs.push(run);
		}
		const last = runs.slice(-10, -5);
		// Publishing and playing at the same moment.
		const [published] = await Promise.all([
			n + 1 < VERSIONS
				? publishText(studioLater(studio, n + 1), version(n + 1), {
						...{ draftId, effect: n % 2 ? ('retake-now' as const) : ('tell' as const) }
					})
				: null,
			...[...runs.slice(-5), ...last].map(step)
		]);
		if (published) hashes.push(published.hash);
	}
	expect(new Set(hashes).size).toBe(VERSIONS);
	expect(runs).toHaveLength(ATTEMPTS);

	// All are open; now everybody comes to the end, a hundred versions later for the first of them.
	for (const run of runs) {
		const { officer, runId, chosen } = run;
		expect(await readRun(officer, { runId })).toMatchObject({ kind: 'scene', at: chosen.length });
		const after = { ...run, officer: later(officer, VERSIONS) };
		while (chosen.length < 3) {
			const choice = (runs.indexOf(run) + chosen.length) % 3;
			await makeChoice(after.officer, { runId, step: chosen.length, made: { kind: 'choice', choice } });
			chosen.push(choice);
		}
	}

	let passed = 0;
	for (const { officer, runId, version: n, chosen } of runs) {
		const view = await readRun(officer, { runId });
		const won = wonIn(n, chosen);
		expect(view).toMatchObject({
			...{ kind: 'ending', won, most: 6, passPercent: markOf(n), passed: won * 100 >= markOf(n) * 6 },
			run: { contentHash: hashes[n] }
		});
		if (won === 6) passed++;
	}
	// Some do and some do not: a test in which all fail would prove little.
	expect(passed).toBeGreaterThan(5);
	expect(passed).toBeLessThan(ATTEMPTS - 5);

	const { departmentId } = department;
	await inDepartment(database.db, departmentId, async (trx) => {
		const told = (scenario: Scenario) => JSON.stringify(scenario.scenes[0]!.blocks);
		for (const n of [0, 37, 99])
			expect(told((await readScenarioVersion(trx, hashes[n]!)).scenario)).toContain(`for the ${n}th time`);
		expect(await checkEvidence(trx, departmentId)).toMatchObject({ kind: 'intact' });
	});
}, 600_000);
