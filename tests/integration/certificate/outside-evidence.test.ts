import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import type { Database, Db } from '#lib/server/database/database.ts';
import { testDatabase } from '../database-for-tests.ts';
import { enterTestOutside, importTestRecord, outsideDraft } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

// Whoever can write to the database past the program: every change of a row, a row more and a row less is named.

let database: Database;
let departmentId: string;
let officerId: string;
let adminId: string;
beforeAll(async () => {
	database = await testDatabase();
	const department = await foundTestDepartment(database.db);
	const { officer, admin } = department.contexts;
	({ departmentId } = department);
	officerId = officer.actor.personId;
	adminId = admin.actor.personId;
	const outsideId = await enterTestOutside(officer);
	await decideOutside(admin, { outsideId, accepted: true, reason: 'The provider is known.' });
	await enterTestOutside(officer, { draft: outsideDraft({ title: 'Waiting' }) });
	await importTestRecord(admin, `officer@${department.mail}`);
});

class Undo extends Error {}

/** What the check says after something was done past every trigger; then it is as if it had not been. */
async function faultAfter(...statements: RawBuilder<unknown>[]) {
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

it('holds as it was written', async () => {
	expect(await faultAfter()).toBeNull();
});

const altered = (words: string) => ({ kind: 'altered', message: expect.stringContaining(words) });
const OUTSIDE = 'training from elsewhere';

describe('a changed', () => {
	const TABLES: Record<string, { words: string; columns: Record<string, string> }> = {
		outside_training: {
			words: OUTSIDE,
			columns: {
				...{ source: `case source when 'outside' then 'import' else 'outside' end`, title: `title || '!'` },
				...{ provider: `provider || '!'`, provider_number: `'other'`, state_course_number: `'other'` },
				...{ begun_on: 'begun_on - 1', completed_on: 'completed_on + 1', minutes: 'minutes + 60' },
				...{ topics: `'[]'`, category: `'other'`, delivery: `'roll-call'`, place: `'other'` },
				...{ instructor: `'other'`, instructor_qualification: `'other'`, statement: `statement || '!'` },
				...{ file_hash: 'null', entered_by: 'department_id', entered_at: `entered_at + interval '1 second'` },
				person_id: 'department_id'
			}
		},
		outside_decision: {
			words: `decision on ${OUTSIDE}`,
			columns: {
				...{ accepted: 'not accepted', reason: `reason || '!'`, decided_by: 'department_id' },
				...{ decided_at: `decided_at + interval '1 second'`, person_id: 'department_id' }
			}
		},
		record_import: {
			words: 'import of past records',
			columns: {
				...{ rows: 'rows + 1', reason: `reason || '!'`, imported_by: 'department_id' },
				...{ imported_at: `imported_at + interval '1 second'` }
			}
		}
	};
	it.each(
		Object.entries(TABLES).flatMap(([table, { words, columns }]) =>
			Object.entries(columns).map(([column, value]) => [table, column, value, words] as const)
		)
	)('%s.%s is named', async (table, column, value, words) => {
		const change = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.raw(value)}`;
		expect(await faultAfter(change)).toMatchObject(altered(words));
	});

	it.each([
		['byte of a certificate', 'application/pdf', `bytes = set_byte(bytes, 3, 88)`, OUTSIDE],
		['name of a certificate', 'application/pdf', `name = 'other.pdf'`, OUTSIDE],
		['type of a certificate', 'application/pdf', `media_type = 'text/html'`, OUTSIDE],
		['sender of a certificate', 'application/pdf', `added_by = department_id`, OUTSIDE],
		['time of a certificate', 'application/pdf', `added_at = added_at + interval '1 second'`, OUTSIDE],
		['byte of an imported table', 'text/csv', `bytes = set_byte(bytes, 3, 88)`, 'import of past records'],
		['name of an imported table', 'text/csv', `name = 'other.csv'`, 'import of past records']
	])('%s is named', async (_, type, change, words) => {
		const statement = sql`update record_file set ${sql.raw(change)} where media_type = ${type}`;
		expect(await faultAfter(statement)).toMatchObject(altered(words));
	});

	it('number of an imported row is named, and so is its import', async () => {
		for (const change of ['import_line = import_line + 1', 'import_id = department_id'])
			expect(
				await faultAfter(sql`update outside_training set ${sql.raw(change)} where import_id is not null`)
			).toMatchObject(altered(OUTSIDE));
	});
});

describe('a row less', () => {
	it.each([
		['outside_training', OUTSIDE],
		['outside_decision', `decision on ${OUTSIDE}`],
		['record_import', 'import of past records']
	])('of %s is named', async (table, words) => {
		expect(await faultAfter(sql`delete from ${sql.table(table)}`)).toMatchObject({
			...{ kind: 'absent', message: expect.stringContaining(words) }
		});
	});

	it('of record_file is named by what it proved', async () => {
		const without = (type: string) => faultAfter(sql`delete from record_file where media_type = ${type}`);
		expect(await without('application/pdf')).toMatchObject(altered(OUTSIDE));
		expect(await without('text/csv')).toMatchObject({ kind: 'absent' });
	});
});

describe('a row more', () => {
	const copyOf = (table: string, columns: string, values: string) =>
		sql`insert into ${sql.table(table)} (${sql.raw(columns)}) select ${sql.raw(values)} from ${sql.table(table)} limit 1`;
	const unnamed = (words: string) => ({ kind: 'unnamed', message: expect.stringContaining(words) });

	it('of outside_training is named', async () => {
		const columns =
			'department_id, id, person_id, source, title, provider, begun_on, completed_on, minutes, topics, delivery, statement, entered_by, entered_at';
		const change = copyOf('outside_training', columns, columns.replace(' id,', ' gen_random_uuid(),'));
		expect(await faultAfter(change)).toMatchObject(unnamed(OUTSIDE));
	});

	it('of outside_decision is named: what waited counts', async () => {
		const change = sql`insert into outside_decision (department_id, outside_id, person_id, accepted, reason, decided_by, decided_at)
			select department_id, id, person_id, true, 'Known.', ${adminId}::uuid, entered_at from outside_training where title = 'Waiting'`;
		expect(await faultAfter(change)).toMatchObject(unnamed(`decision on ${OUTSIDE}`));
	});

	it('of record_import and record_file is named', async () => {
		const file = sql`insert into record_file (department_id, hash, name, media_type, bytes, added_by, added_at)
			values (${departmentId}::uuid, 'stray', 'stray.pdf', 'application/pdf', 'x'::bytea, ${officerId}::uuid, now())`;
		expect(await faultAfter(file)).toMatchObject(unnamed('file of evidence'));
		const columns = 'department_id, id, file_hash, rows, reason, imported_by, imported_at';
		const change = copyOf(
			'record_import',
			columns,
			columns.replace(' id,', ' gen_random_uuid(),').replace('file_hash', `'other'`)
		);
		expect(await faultAfter(change)).toMatchObject(unnamed('import of past records'));
	});
});
