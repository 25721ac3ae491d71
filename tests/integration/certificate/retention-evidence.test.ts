import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { endHold, placeHold } from '#lib/server/certificate/retention/holds.ts';
import { listRemovals } from '#lib/server/certificate/retention/queries.ts';
import { removeRecords } from '#lib/server/certificate/retention/remove-records.ts';
import type { Database, Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { enterLegacy } from './retention/legacy-for-tests.ts';
import { foundSeparated } from './retention/separated-for-tests.ts';

// Whoever can write to the database past the program: what they cut, put back or change of a removal is named.

let database: Database;
let of: Awaited<ReturnType<typeof foundSeparated>>;
/** Somebody of whom nothing was removed. */
let whole: typeof of;
let legacyId: string;
beforeAll(async () => {
	database = await testDatabase();
	of = await foundSeparated(database.db);
	whole = await foundSeparated(database.db);
	await database.exec(
		['person_history', 'certificate', 'record_file', 'removal']
			.map((table) => `create table before_${table} as table ${table}`)
			.join(';')
	);
	legacyId = await enterLegacy(of);
	for (const which of ['mail', 'files', 'identity'] as const)
		expect(await removeRecords(of.admin, { ...of.removing, class: which })).toMatchObject({
			kind: 'removed'
		});
	expect(
		await removeRecords(of.admin, {
			...{ personId: legacyId, class: 'identity', reason: 'Due.', confirmation: 'Old Hand' }
		})
	).toMatchObject({ kind: 'removed' });
	const held = await placeHold(of.admin, { personId: null, matter: 'Reyes v. City' });
	if (held.kind !== 'placed') throw new Error(held.reason);
	await endHold(of.admin, { holdId: held.holdId, reason: 'Settled.' });
});

class Undo extends Error {}

/** What the check says after something was done past every trigger; then it is as if it had not been. */
async function faultAfter(departmentId: string, ...statements: RawBuilder<unknown>[]) {
	let fault: unknown = null;
	await database.db
		.transaction()
		.execute(async (trx) => {
			await sql`set local session_replication_role = replica`.execute(trx);
			for (const statement of statements) await statement.execute(trx);
			const checked = await checkEvidence(trx as Db, departmentId);
			if (checked.kind === 'broken') fault = checked.fault;
			throw new Undo();
		})
		.catch((error: unknown) => {
			if (!(error instanceof Undo)) throw error;
		});
	return fault;
}

it('holds as it was written, with everything cut and before', async () => {
	for (const { departmentId } of [of, whole]) expect(await faultAfter(departmentId)).toBeNull();
});

it('says of a person from before what is left of them, and what it was called', async () => {
	const removals = await inDepartment(database.db, of.departmentId, (trx) =>
		listRemovals(trx, of.departmentId)
	);
	const { renamed } = removals.find(({ personId }) => personId === legacyId)!.rows;
	// The row of the time before; the one that ended their employment was sealed.
	expect(renamed).toMatchObject([{ was: expect.stringMatching(/^[0-9a-f]{64}$/), is: expect.any(String) }]);
	expect(removals.filter(({ personId }) => personId !== legacyId).map(({ rows }) => rows.renamed)).toEqual([
		[],
		[],
		[]
	]);
});

const DETAILS = 'name, rank, unit or employment of a person';
const message = (words: string | RegExp) => ({ message: expect.stringMatching(words) });

describe('a cut that no entry tells of', () => {
	it.each([
		[
			DETAILS,
			`update person_history set given_name = 'Removed', family_name = 'Identity', badge_number = null,
				state_officer_id = null, identity_salt = null where person_id = :whole`
		],
		[
			'certificate',
			`update certificate set officer_name = 'Identity removed', badge_number = null, identity_salt = null
				where person_id = :whole`
		]
	])('of the %s is named', async (words, statement) => {
		const cut = sql.raw(statement.replace(':whole', `'${whole.personId}'`));
		expect(await faultAfter(whole.departmentId, cut)).toMatchObject({
			kind: 'altered',
			...message(
				`^The identity in the ${words} that entry \\d+ names \\(.*\\) is gone, and no entry of the ledger says`
			)
		});
	});

	it('of a file is named', async () => {
		const cut = sql`update record_file set name = 'Removed', bytes = '', identity_salt = null
			where department_id = ${whole.departmentId}`;
		expect(await faultAfter(whole.departmentId, cut)).toMatchObject(
			message(/^A file of evidence \([0-9a-f]{64}\) is gone, and no entry/)
		);
	});

	it('with a removal that was written past the program is named by that', async () => {
		const rows = sql`insert into removal (department_id, id, class, person_id, reason, rows, removed_by, removed_at)
			values (${whole.departmentId}, ${randomUUID()}, 'identity', ${whole.personId}, 'r',
				'{"counts": {}, "files": [], "renamed": []}', ${whole.admin.actor.personId}, now())`;
		expect(await faultAfter(whole.departmentId, rows)).toMatchObject({
			...{ kind: 'unnamed' },
			...message(/^A removal \(.*\) is there that no entry/)
		});
	});

	it('of somebody who came back after a removal is named', async () => {
		const cut = sql`insert into person_history
			select department_id, person_id, held_from + 900, recorded_at, recorded_by, given_name, family_name, badge_number,
				state_officer_id, rank, unit_id, employed, assignment, licensed_on, identity_salt, identity_digest
			from person_history where person_id = ${of.personId} limit 1`;
		expect(await faultAfter(of.departmentId, cut)).toMatchObject({ kind: 'unnamed' });
	});
});

describe('a removal that was undone', () => {
	it('of the names and their salt, out of a copy, is named', async () => {
		const back = sql`update person_history h set given_name = b.given_name, family_name = b.family_name,
			badge_number = b.badge_number, state_officer_id = b.state_officer_id, identity_salt = b.identity_salt
			from before_person_history b where h.person_id = ${of.personId} and b.person_id = h.person_id
			and b.held_from = h.held_from and b.recorded_at = h.recorded_at`;
		expect(await faultAfter(of.departmentId, back)).toMatchObject(
			message(
				`^The identity in the ${DETAILS} that entry \\d+ names \\(.*\\) is there, though entry \\d+ says`
			)
		);
	});

	it('of a certificate is named', async () => {
		const back = sql`update certificate c set officer_name = b.officer_name, badge_number = b.badge_number,
			identity_salt = b.identity_salt from before_certificate b where c.id = b.id and c.person_id = ${of.personId}`;
		expect(await faultAfter(of.departmentId, back)).toMatchObject(
			message(/^The identity in the certificate that entry \d+ names \(.*\) is there, though entry \d+ says/)
		);
	});

	it.each([
		['wholly', 'name = b.name, bytes = b.bytes, identity_salt = b.identity_salt'],
		['in its bytes alone', 'bytes = b.bytes']
	])('of a file, %s, is named', async (_, set) => {
		const back = sql`update record_file f set ${sql.raw(set)} from before_record_file b
			where f.hash = b.hash and f.department_id = b.department_id and f.department_id = ${of.departmentId}`;
		expect(await faultAfter(of.departmentId, back)).toMatchObject(
			message(/^A file of evidence \([0-9a-f]{64}\) is there, though entry \d+ says that it was removed/)
		);
	});

	it('of somebody from before is named', async () => {
		const back = sql`update person_history set given_name = 'Old', family_name = 'Hand', badge_number = '7',
			identity_digest = null where person_id = ${legacyId} and identity_digest like 'removal %'`;
		expect(await faultAfter(of.departmentId, back)).toMatchObject(message(`^The ${DETAILS} that entry`));
	});
});

describe('in a row that was cut', () => {
	it.each([
		['another name', `given_name = 'Somebody', family_name = 'Else'`],
		['a badge', `badge_number = '1'`],
		['another rank', `rank = 'Chief'`],
		['another hash', `identity_digest = repeat('0', 64)`],
		['another name with a seal of its own', `given_name = 'X', identity_salt = repeat('0', 32)`]
	])('%s is named, of old and new rows', async (_, set) => {
		for (const personId of [of.personId, legacyId]) {
			const change = sql`update person_history set ${sql.raw(set)} where person_id = ${personId}`;
			expect(await faultAfter(of.departmentId, change)).toMatchObject(message(`^The ${DETAILS} that entry`));
		}
	});

	it.each([
		['another name on a certificate', `officer_name = 'Somebody Else'`],
		['another badge on a certificate', `badge_number = '1'`],
		['other minutes on a certificate', `minutes = minutes + 60`],
		['another hash on a certificate', `identity_digest = repeat('0', 64)`]
	])('%s is named', async (_, set) => {
		const change = sql`update certificate set ${sql.raw(set)} where person_id = ${of.personId}`;
		expect(await faultAfter(of.departmentId, change)).toMatchObject(message(/^The certificate that entry/));
	});

	it('another name of a file is named', async () => {
		const change = sql`update record_file set name = 'other.pdf' where department_id = ${of.departmentId}`;
		expect(await faultAfter(of.departmentId, change)).toMatchObject({ kind: 'altered' });
	});
});

describe('every change of', () => {
	const TABLES: Record<string, { words: string; columns: Record<string, string> }> = {
		retention_rule: {
			words: 'rule of retention',
			columns: {
				...{ class: `case class when 'mail' then 'files' else 'mail' end`, keep_months: 'keep_months + 1' },
				...{ reason: `reason || '!'`, set_by: 'department_id', set_at: `set_at - interval '1 hour'` }
			}
		},
		legal_hold: {
			words: 'legal hold',
			columns: {
				...{ person_id: 'department_id', matter: `matter || '!'`, placed_by: 'department_id' },
				placed_at: `placed_at - interval '1 hour'`
			}
		},
		legal_hold_ending: {
			words: 'end of a legal hold',
			columns: {
				...{ reason: `reason || '!'`, ended_by: 'department_id', ended_at: `ended_at - interval '1 hour'` }
			}
		},
		removal: {
			words: 'removal',
			columns: {
				...{ class: `case class when 'mail' then 'files' else 'mail' end`, person_id: 'department_id' },
				...{ reason: `reason || '!'`, removed_by: 'department_id' },
				...{ removed_at: `removed_at - interval '1 hour'`, rows: `jsonb_set(rows, '{counts,account}', '2')` }
			}
		}
	};
	it.each(
		Object.entries(TABLES).flatMap(([table, { words, columns }]) =>
			Object.entries(columns).map(([column, value]) => [table, column, value, words] as const)
		)
	)('%s.%s is named', async (table, column, value, words) => {
		const change = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.raw(value)}
			where department_id = ${of.departmentId}`;
		expect(await faultAfter(of.departmentId, change)).toMatchObject(message(`^The ${words} that entry`));
	});

	it.each(Object.entries(TABLES))('%s: a row less is named', async (table, { words }) => {
		const change = sql`delete from ${sql.table(table)} where department_id = ${of.departmentId}`;
		expect(await faultAfter(of.departmentId, change)).toMatchObject({
			...{ kind: 'absent' },
			...message(`^The ${words} that entry \\d+ names`)
		});
	});

	it.each([
		['retention_rule', 'number', 'number + 100'],
		['legal_hold', 'id', 'gen_random_uuid()'],
		['legal_hold_ending', 'hold_id', 'gen_random_uuid()'],
		['removal', 'id', 'gen_random_uuid()']
	])('%s: a row more is named', async (table, key, value) => {
		const columns = Object.keys(TABLES[table]!.columns);
		const change = sql`insert into ${sql.table(table)} (department_id, ${sql.raw([key, ...columns].join(', '))})
			select department_id, ${sql.raw([value, ...columns].join(', '))} from ${sql.table(table)}
			where department_id = ${of.departmentId} limit 1`;
		expect(await faultAfter(of.departmentId, change)).toMatchObject({
			...{ kind: 'unnamed' },
			...message(`^An? ${TABLES[table]!.words} \\(.*\\) is there that no entry`)
		});
	});
});
