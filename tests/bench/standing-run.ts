/** A process of its own, so that its memory is that of one report: told what to do, says what came of it, and ends. */
import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { exportStanding } from '#lib/server/compliance/export-standing.ts';
import { listCompletionFacts, listHistoryFacts, listNames } from '#lib/server/compliance/facts/queries.ts';
import { readPerson, standingOf } from '#lib/server/compliance/facts/read-facts.ts';
import { listLeaveFacts, listWaiverFacts } from '#lib/server/compliance/leave/queries.ts';
import { listOutsideCredits } from '#lib/server/compliance/outside/queries.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import { listSessionCredits } from '#lib/server/compliance/sessions/queries.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { openSnapshot, readInDepartment } from '#lib/server/database/transact.ts';
import { listRoleChanges } from '#lib/server/identity/queries.ts';

export interface StandingPlan {
	url: string;
	actor: Actor;
	now: string;
	/** `floor`: the same facts are read and dropped. */
	work: 'report' | 'floor' | 'one';
}

export interface StandingMeasured {
	seconds: number;
	/** Seconds of processor time of this process; the database's come on top. */
	cpu: number;
	/** Resident memory at its highest, above what the idle process had; MB. */
	memory: number;
	bytes: number;
	/** Of each officer by themself. */
	milliseconds: number[];
}

const AT_ONCE = 200;
/** Officers by themselves, and how many of them are tried before. */
const ALONE = 200;
const WARM = 50;

process.once('message', async (plan: StandingPlan) => {
	const { url, actor, work } = plan;
	const now = Temporal.Instant.from(plan.now);
	const { db, close } = openPostgres(url, (error) => console.error(error.message));
	const { departmentId, timeZone } = actor;
	const today = localDay(now, timeZone);
	const people = await readInDepartment(db, departmentId, (trx) => listNames(trx, departmentId, today));
	const ids = people.map(({ personId }) => personId);
	const idle = process.memoryUsage.rss();
	let peak = idle;
	const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
	const measured = { bytes: 0, milliseconds: [] as number[] };
	let begun = performance.now();
	let before = process.cpuUsage();
	const works = {
		async report() {
			const exported = exportStanding({ db, actor, now, address: null });
			if (exported.kind === 'refused') throw new Error(exported.reason);
			for await (const chunk of exported.chunks) measured.bytes += chunk.length;
		},
		async floor() {
			const snapshot = await openSnapshot(db, departmentId);
			for (let from = 0; from < ids.length; from += AT_ONCE) {
				const page = ids.slice(from, from + AT_ONCE);
				await snapshot.read(async (trx) => {
					await listHistoryFacts(trx, departmentId, page, today);
					await listRoleChanges(trx, departmentId, page);
					await listCompletionFacts(trx, departmentId, page, today);
					await listLeaveFacts(trx, departmentId, page);
					await listWaiverFacts(trx, departmentId, page);
					await listOutsideCredits(trx, departmentId, page);
					await listSessionCredits(trx, departmentId, page);
				});
			}
			await snapshot.close();
		},
		async one() {
			const step = Math.max(1, Math.floor(ids.length / ALONE));
			const alone = ids.filter((_, index) => index % step === 0).slice(0, ALONE);
			for (const id of alone.slice(0, WARM)) await standingOfOne(id);
			begun = performance.now();
			before = process.cpuUsage();
			for (const id of alone) {
				const from = performance.now();
				await standingOfOne(id);
				measured.milliseconds.push(performance.now() - from);
			}
		}
	} satisfies Record<StandingPlan['work'], () => Promise<void>>;
	const standingOfOne = (id: string) =>
		readInDepartment(db, departmentId, async (trx) => {
			const person = await readPerson(trx, { departmentId, timeZone }, id, today);
			for (const { versions } of await listRequirements(trx, departmentId))
				standingOf(person, versions, today);
		});
	await works[work]();
	const seconds = (performance.now() - begun) / 1000;
	const { user, system } = process.cpuUsage(before);
	const cpu = (user + system) / 1e6;
	clearInterval(watch);
	await close();
	const memory = (Math.max(peak, process.resourceUsage().maxRSS * 1024) - idle) / 2 ** 20;
	process.send!({ ...measured, seconds, cpu, memory } satisfies StandingMeasured);
	process.disconnect();
});
