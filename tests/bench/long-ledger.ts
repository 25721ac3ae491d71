import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { canonical } from '#lib/domain/audit/canonical.ts';
import { sinkDigest } from '#lib/domain/audit/sinks/sink-digest.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { appendEntries, findHead } from '#lib/server/audit/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { foundDepartment } from '#lib/server/identity/found-department.ts';

const BEGUN = Temporal.Instant.from('2021-11-26T18:00:00Z');
/** Entries that one statement appends. */
const AT_ONCE = 5_000;
/** Each so manieth entry names a record; most of a real ledger says who opened what. */
const NAMES_A_RECORD = 5;

export const foundLedger = (db: Db): Promise<Actor> =>
	foundDepartment(db, {
		...{ name: 'Bench', timeZone: 'America/Chicago', passwordIsInitial: false, now: BEGUN },
		administrator: {
			...{ badgeNumber: null, stateOfficerId: null, rank: null, unitId: null },
			...{ givenName: 'Ada', familyName: 'Mills', email: `admin.${randomUUID()}@bench.example` },
			...{ passwordHash: 'none', roles: ['admin'], heldFrom: Temporal.PlainDate.from('2018-01-01') }
		}
	});

/** Appends entries until there are `size`, with the hashes that the program makes, and the records that they name. */
export async function growLedger(db: Db, actor: Actor, size: number): Promise<void> {
	const { departmentId, personId } = actor;
	for (;;) {
		const done = await inDepartment(db, departmentId, async (trx) => {
			const { seq } = (await findHead(trx, departmentId))!;
			const rows: Parameters<typeof sinkDigest>[0][] = [];
			const bodies = Array.from({ length: Math.min(AT_ONCE, size - seq) }, (_, index) => {
				const at = BEGUN.add({ seconds: 150 * (seq + index) });
				const who = { at: at.toString({ fractionalSecondDigits: 3 }), actor: personId, address: '192.0.2.1' };
				if ((seq + index) % NAMES_A_RECORD > 0)
					return canonical({ kind: 'record-opened', subject: randomUUID(), what: 'record', ...who });
				const row = {
					...{ departmentId, id: randomUUID(), kind: 'mail', target: `clerk${seq + index}@bench.example` },
					...{ addedBy: personId, addedAt: at }
				};
				rows.push(row);
				return canonical({
					kind: 'sink-added',
					subject: row.id,
					sink: row.id,
					digest: sinkDigest(row),
					...who
				});
			});
			if (bodies.length === 0) return true;
			await sql`
				insert into checkpoint_sink (department_id, id, kind, target, added_by, added_at)
				select ${departmentId}::uuid, id, 'mail', target, ${personId}::uuid, at
				from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ target }) => target)}::text[],
					${rows.map(({ addedAt }) => addedAt.toString())}::timestamptz[]) as row (id, target, at)`.execute(trx);
			await appendEntries(trx, departmentId, bodies);
			return false;
		});
		if (done) return;
	}
}
