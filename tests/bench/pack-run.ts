/** A process of its own, so that its memory is that of one pack: told what to make, says what came of it, and ends. */
import { createWriteStream } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { makePack } from '#lib/server/certificate/pack/make-pack.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';

export interface PackPlan {
	url: string;
	actor: Actor;
	personId: string | null;
	asOf: string;
	file: string;
}

export interface PackDone {
	seconds: number;
	/** Of this process, in all its threads: what it takes when others leave it alone. */
	cpuSeconds: number;
	/** Of all files as they are read. */
	megabytes: number;
	rows: number;
	peakMb: number;
	/** Seconds until each step began. */
	steps: [string, number][];
}

const plan = JSON.parse(process.argv[2]!) as PackPlan;
const { db, close } = openPostgres(plan.url, (error) => console.error(error.message));
const asOf = Temporal.Instant.from(plan.asOf);
const out = createWriteStream(plan.file);
let bytes = 0;
const steps: [string, number][] = [];
const begun = performance.now();
const seconds = () => (performance.now() - begun) / 1000;
const made = await makePack(
	{ db, actor: plan.actor, now: asOf, address: null },
	{
		...{ personId: plan.personId, requirementIds: null, asOf, preparedBy: 'Bench', withoutLeave: false },
		...{ from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2030-12-31') }
	},
	{
		write: async (piece) => {
			bytes += piece.length;
			if (!out.write(piece.slice())) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
		}
	},
	async (_done, _total, step) => {
		if (steps.at(-1)?.[0] !== step) steps.push([step, seconds()]);
	}
);
const took = seconds();
const { user, system } = process.cpuUsage();
await new Promise<void>((resolve) => out.end(() => resolve()));
await close();
const done: PackDone = {
	...{ seconds: took, cpuSeconds: (user + system) / 1e6, megabytes: bytes / 1e6, rows: made.rows, steps },
	peakMb: process.resourceUsage().maxRSS / 1000
};
console.log(JSON.stringify(done));
