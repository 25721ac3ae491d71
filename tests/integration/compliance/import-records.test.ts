import fc from 'fast-check';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_FILE_BYTES } from '#lib/domain/compliance/outside/file-type.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { checkedRowsCsv } from '#lib/server/compliance/outside/checked-rows-csv.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { importRecords } from '#lib/server/compliance/outside/import-records.ts';
import { listOutsideOf } from '#lib/server/compliance/outside/list-outside-of.ts';
import { listPastImports } from '#lib/server/compliance/outside/list-past-imports.ts';
import type { ImportFile } from '#lib/server/compliance/outside/plan-file.ts';
import { listOutsideCredits } from '#lib/server/compliance/outside/queries.ts';
import { readImportedFile } from '#lib/server/compliance/outside/read-imported-file.ts';
import { readImport } from '#lib/server/compliance/outside/read-import.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { addPerson } from '#lib/server/identity/add-person.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { TOPIC } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let admin: Context;
let second: Context;
const ids: Record<string, string> = {};
const details = (badgeNumber: string, familyName: string) => ({
	...{
		givenName: 'Robin',
		familyName,
		badgeNumber,
		stateOfficerId: `P${badgeNumber}`,
		rank: null,
		unitId: null
	},
	...{ assignment: null, licensedOn: null }
});
const HEADING =
	'state_officer_id,badge_number,officer_name_last,course_title,provider_name,completed_at,hours_credited,topic,delivery,description';

beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	admin = department.contexts.admin;
	second = await department.person('admin', { email: `second@admin.${department.mail}` });
	for (const [badge, name] of [
		['11', 'Adler'],
		['12', 'Brook'],
		['13', 'Cole']
	] as const) {
		const added = await addPerson(admin, {
			...{ ...details(badge, name), email: `${name}@${department.mail}`.toLowerCase() },
			...{ roles: ['officer'], heldFrom: Temporal.PlainDate.from('2021-01-01') }
		});
		if (added.kind === 'refused') throw new Error(added.reason);
		ids[name] = added.personId;
	}
});

const fileOf = (...rows: string[]): ImportFile => ({
	bytes: new TextEncoder().encode([HEADING, ...rows].join('\n')),
	columns: null,
	choices: { order: null, delivery: null }
});
let courses = 0;
/** A row that is right; each has a course of its own. */
const row = (
	badge: string,
	more: { title?: string; day?: string; hours?: string; delivery?: string } = {}
) => {
	const { title = `Course ${++courses}`, day = '2025-03-04', hours = '8', delivery = 'in-person' } = more;
	return `P${badge},${badge},,"${title}",Harbor Academy,${day},${hours},${TOPIC},${delivery},Signs and questions`;
};
const dryRun = async (file: ImportFile, context = admin) => {
	const planned = await readImport(context, file);
	if (planned.kind === 'refused') throw new Error(planned.reason);
	return planned;
};
const write = async (file: ImportFile, context = admin, confirmed?: string) =>
	importRecords(context, {
		...{ ...file, name: 'old-system.csv', reason: 'From the system we had until 2025.' },
		confirmed: confirmed ?? (await dryRun(file, context)).plan.digest
	});

/** Everything that an import could write. */
const kept = async () => {
	const tables = ['record_file', 'record_import', 'outside_training', 'outside_decision', 'ledger_entry'];
	const counts: Record<string, number> = {};
	for (const table of tables) {
		const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(
			database.db
		);
		counts[table] = Number(rows[0]!.count);
	}
	return counts;
};
const creditsOf = (name: string) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listOutsideCredits(trx, department.departmentId, [ids[name]!])
	);

describe('the dry run', () => {
	it('says row by row what would be written and what is wrong, and writes nothing', async () => {
		const before = await kept();
		const { plan, encoding } = await dryRun(
			fileOf(
				row('11', { title: 'One' }),
				row('99'),
				row('12', { day: '2025-02-30' }),
				row('11', { title: 'one' }),
				row('13', { hours: 'eight' })
			)
		);
		expect(encoding).toBe('UTF-8');
		expect(plan.rows.map(({ line, outcome, person }) => [line, outcome, person?.by ?? null])).toEqual([
			[2, 'accept', 'stateOfficerId'],
			[3, 'wrong', null],
			[4, 'wrong', 'stateOfficerId'],
			[5, 'in-file', 'stateOfficerId'],
			[6, 'wrong', 'stateOfficerId']
		]);
		expect(plan.rows.flatMap(({ problems }) => problems.map(({ column }) => column))).toEqual([
			...['state_officer_id', 'completed_at', 'hours_credited']
		]);
		expect(await kept()).toEqual(before);
	});

	it('never throws and never writes, whatever the file is', async () => {
		const before = await kept();
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 12 }),
			fc.constantFrom('P11', '11', '2025-03-04', '3/4/2025', '8', TOPIC, '"', '\n', ',', '=1+1', "'", ';')
		);
		const text = fc
			.array(
				fc.array(cell, { maxLength: 11 }).map((cells) => cells.join(',')),
				{ maxLength: 6 }
			)
			.map((rows) => new TextEncoder().encode([HEADING, ...rows].join('\n')));
		await fc.assert(
			fc.asyncProperty(fc.oneof(text, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
				const read = await readImport(admin, { ...fileOf(), bytes });
				expect(['planned', 'refused']).toContain(read.kind);
			}),
			{ numRuns: 60 }
		);
		expect(await kept()).toEqual(before);
	});

	it('refuses what is no table, and a file that is too large', async () => {
		const refusal = async (bytes: Uint8Array) => readImport(admin, { ...fileOf(), bytes });
		expect(await refusal(new Uint8Array(0))).toMatchObject({ reason: 'empty' });
		expect(await refusal(new TextEncoder().encode('PK\x03\x04\0'))).toMatchObject({ reason: 'no-table' });
		expect(await refusal(new Uint8Array(MOST_FILE_BYTES + 1).fill(97))).toMatchObject({
			reason: 'too-large'
		});
	});

	it('goes by the columns that somebody chose', async () => {
		const file = {
			...fileOf(),
			bytes: new TextEncoder().encode('Wer,Was,Wo,Wann,Wie lang\n11,Kurs,Akademie,2025-03-04,8\n')
		};
		expect((await dryRun(file)).plan.columnProblems.length).toBeGreaterThan(0);
		const columns = ['badgeNumber', 'title', 'provider', 'completedOn', 'hours'] as const;
		const { plan } = await dryRun({ ...file, columns, choices: { order: null, delivery: 'online' } });
		expect(plan.rows[0]).toMatchObject({ outcome: 'accept', draft: { title: 'Kurs', delivery: 'online' } });
	});

	it('is for administrators', async () => {
		const { officer, supervisor, auditor, trainer } = department.contexts;
		for (const context of [officer, supervisor, auditor, trainer]) {
			await expect(readImport(context, fileOf(row('11')))).rejects.toThrow(Forbidden);
			await expect(write(fileOf(row('11')), context, '')).rejects.toThrow(Forbidden);
			await expect(listPastImports(context)).rejects.toThrow(Forbidden);
		}
	});

	it('finds nobody of another department', async () => {
		const { plan } = await dryRun(fileOf(row('11')), other.contexts.admin);
		expect(plan.rows[0]).toMatchObject({ outcome: 'wrong', person: null });
	});

	it('can be taken away as a table that no spreadsheet runs', async () => {
		const { plan } = await dryRun(fileOf(row('11', { title: '=cmd|calc' }), row('99', { title: '@SUM(1)' })));
		const all = checkedRowsCsv(plan, 'all');
		expect(all).toContain("'=cmd|calc");
		expect(all.split('\r\n')).toHaveLength(4);
		const errors = checkedRowsCsv(plan, 'errors');
		expect(errors.split('\r\n')).toHaveLength(3);
		expect(errors).toMatch(/3,wrong,state_officer_id,Nobody in the department has this\./);
	});
});

describe('the import', () => {
	it('writes every row with its source and line, accepted by who imports, in one ledger entry and two for each row', async () => {
		const before = await kept();
		const file = fileOf(row('12', { title: 'Alpha' }), '', row('12', { title: 'Beta', hours: '1.5' }));
		const answer = await write(file);
		expect(answer).toMatchObject({ kind: 'imported', rows: 2 });
		expect(await kept()).toEqual({
			record_file: before['record_file']! + 1,
			record_import: before['record_import']! + 1,
			outside_training: before['outside_training']! + 2,
			outside_decision: before['outside_decision']! + 2,
			ledger_entry: before['ledger_entry']! + 5
		});
		expect(
			(await creditsOf('Brook')).map(({ source, on, approved }) => [source, on, approved]).sort()
		).toEqual([
			['import', '2025-03-04', 480],
			['import', '2025-03-04', 90]
		]);
		const { rows } = await listOutsideOf(admin, { personId: ids['Brook']! });
		expect(
			rows.map(({ title, source, state, importLine }) => [title, source, state, importLine]).sort()
		).toEqual([
			['Alpha', 'import', 'accepted', 2],
			['Beta', 'import', 'accepted', 4]
		]);
		expect((await listEvents(database, department, 'records-imported'))[0]).toMatchObject({
			...{ rows: 2, import: answer.kind === 'imported' && answer.importId, actor: admin.actor.personId }
		});
		const [past] = await listPastImports(admin);
		expect(past).toMatchObject({ name: 'old-system.csv', rows: 2, importedBy: 'Ada Mills' });
		const { bytes } = await readImportedFile(admin, { importId: past!.id });
		expect([...bytes]).toEqual([...file.bytes]);
		await expect(readImportedFile(other.contexts.admin, { importId: past!.id })).rejects.toThrow(NotFound);
		await expect(readImportedFile(department.contexts.auditor, { importId: past!.id })).rejects.toThrow(
			NotFound
		);
	});

	it('of the same file, twice or ten times at once, is one', async () => {
		const file = fileOf(row('13'));
		const confirmed = (await dryRun(file)).plan.digest;
		const answers = await Promise.all(Array.from({ length: 10 }, () => write(file, admin, confirmed)));
		expect(
			new Set(answers.map((answer) => (answer.kind === 'imported' ? answer.importId : answer.reason))).size
		).toBe(1);
		const before = await kept();
		expect(await write(file, later(second, 60))).toEqual(answers[0]);
		expect((await dryRun(file)).before).toMatchObject({ rows: 1 });
		expect(await kept()).toEqual(before);
	});

	it('writes nothing while one row is wrong', async () => {
		const before = await kept();
		expect(await write(fileOf(row('11'), row('99')))).toEqual({ kind: 'refused', reason: 'wrong-rows' });
		expect(await kept()).toEqual(before);
	});

	it('is refused when the file, the people or the records say something else than was confirmed', async () => {
		const file = fileOf(row('11', { title: 'Gamma' }), row('13', { title: 'Delta' }));
		const { digest } = (await dryRun(file)).plan;
		const before = await kept();
		expect(await write(fileOf(row('11', { title: 'Gamma' })), admin, digest)).toMatchObject({
			reason: 'changed'
		});
		expect(await write(file, admin, '0'.repeat(64))).toMatchObject({ reason: 'changed' });
		expect(await kept()).toEqual(before);

		// Badge and state number go over to somebody else.
		const heldFrom = Temporal.PlainDate.from('2021-01-01');
		let minute = 0;
		const change = async (name: string, badge: string) => {
			const changed = await changePerson(later(admin, ++minute), {
				personId: ids[name]!,
				...details(badge, name),
				heldFrom
			});
			if (changed.kind === 'refused') throw new Error(changed.reason);
		};
		await change('Cole', '77');
		const answer = await write(file, admin, digest);
		expect(answer).toMatchObject({ kind: 'refused', reason: 'changed', planned: { kind: 'planned' } });
		await change('Cole', '13');

		await write(fileOf(row('13', { title: 'DELTA' })));
		const now = await write(file, admin, digest);
		expect(now).toMatchObject({ kind: 'refused', reason: 'changed' });
		expect((await dryRun(file)).plan.rows.map(({ outcome }) => outcome)).toEqual(['accept', 'on-record']);
	});

	it('leaves out what is there, and has nothing to do when that is all', async () => {
		await write(fileOf(row('11', { title: 'Epsilon' })));
		const again = fileOf(row('11', { title: 'Epsilon ' }), '');
		expect(await write(again)).toEqual({ kind: 'refused', reason: 'nothing-to-write' });
		expect(await write(fileOf(row('11', { title: 'Epsilon' }), row('11', { title: 'Zeta' })))).toMatchObject({
			...{ kind: 'imported', rows: 1 }
		});
	});

	it('needs a reason', async () => {
		const file = fileOf(row('11'));
		const { digest: confirmed } = (await dryRun(file)).plan;
		expect(await importRecords(admin, { ...file, name: 'a.csv', reason: ' ', confirmed })).toEqual({
			...{ kind: 'refused', reason: 'reason-missing' }
		});
	});

	it('leaves what is the importer’s own to another administrator', async () => {
		const email = `second@admin.${department.mail}`;
		const file = {
			...fileOf(),
			bytes: new TextEncoder().encode(
				`email,title,provider,completed,hours,delivery\n${email},Own,Academy,2025-03-04,8,online\n`
			)
		};
		expect((await dryRun(file, second)).plan.rows[0]!.outcome).toBe('wait');
		await write(file, second);
		const { rows } = await listOutsideOf(admin, { personId: second.actor.personId });
		expect(rows[0]).toMatchObject({ title: 'Own', state: 'waiting' });
		const decide = (context: Context) =>
			decideOutside(context, { outsideId: rows[0]!.id, accepted: true, reason: 'Known.' });
		expect(await decide(second)).toEqual({ kind: 'refused', reason: 'own' });
		expect(await decide(admin)).toMatchObject({ kind: 'decided' });
	});

	it('is gone as a whole when the ledger cannot be written', async () => {
		const before = await kept();
		const address = {
			toJSON: () => {
				throw new Error('no ledger');
			}
		} as never;
		await expect(write(fileOf(row('11')), { ...admin, address })).rejects.toThrow('no ledger');
		expect(await kept()).toEqual(before);
	});

	it('takes 5,000 rows, and the ledger holds against all of them', async () => {
		const rows = Array.from({ length: 5000 }, (_, at) => `P11,a${at},b,2025-03-04,1,online`);
		const file = {
			...fileOf(),
			bytes: new TextEncoder().encode(['pid,title,provider,completed,hours,delivery', ...rows].join('\r\n'))
		};
		const before = (await creditsOf('Adler')).length;
		expect(await write(file)).toMatchObject({ kind: 'imported', rows: 5000 });
		expect(await creditsOf('Adler')).toHaveLength(before + 5000);
		const checked = await inDepartment(database.db, department.departmentId, (trx) =>
			checkEvidence(trx, department.departmentId)
		);
		expect(checked).toMatchObject({ kind: 'intact' });
	});
});
