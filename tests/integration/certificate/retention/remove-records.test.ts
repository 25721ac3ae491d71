import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { readCertificate } from '#lib/server/certificate/read-certificate.ts';
import { endHold, placeHold } from '#lib/server/certificate/retention/holds.ts';
import { carryOutRemoval, listRemovals } from '#lib/server/certificate/retention/queries.ts';
import { readRemoval } from '#lib/server/certificate/retention/read-removal.ts';
import { readRetention } from '#lib/server/certificate/retention/read-retention.ts';
import { removeRecords } from '#lib/server/certificate/retention/remove-records.ts';
import { verifyCertificate } from '#lib/server/certificate/verify-certificate.ts';
import { readFile } from '#lib/server/compliance/outside/read-file.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { disablePerson, enablePerson } from '#lib/server/identity/disable-person.ts';
import { signIn } from '#lib/server/identity/sign-in.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { listEvents } from '#tests/integration/events-for-tests.ts';
import { enterTestOutside, outsideDraft, pdf } from '#tests/integration/outside-for-tests.ts';
import { PASSWORD } from '#tests/integration/people-for-tests.ts';
import { later } from '#tests/integration/training-for-tests.ts';
import { foundSeparated, NAMES } from './separated-for-tests.ts';

type Separated = Awaited<ReturnType<typeof foundSeparated>>;
let database: Database;
let of: Separated;
beforeAll(async () => {
	database = await testDatabase();
});
beforeEach(async () => {
	of = await foundSeparated(database.db);
});

const check = ({ departmentId }: Separated = of) =>
	inDepartment(database.db, departmentId, (trx) => checkEvidence(trx, departmentId));
const remove = (which: 'identity' | 'files' | 'mail', more = {}, context: Context = of.admin) =>
	removeRecords(context, { ...of.removing, class: which, ...more });
const rowsOf = async (table: string) => {
	const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
		where department_id = ${of.departmentId}`.execute(database.db);
	return rows;
};

/** Every table of the database as one text, bytes as letters. */
async function dump(): Promise<string> {
	const { rows } = await sql<{ name: string }>`
		select format('%I.%I', table_schema, table_name) as name from information_schema.tables
		where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(
		database.db
	);
	const texts = await Promise.all(
		rows.map(async ({ name }) => {
			const { rows: told } = await sql<{ text: string | null }>`
				select string_agg(t::text, E'\n') as text from ${sql.raw(name)} t`.execute(database.db);
			return `${name}\n${told[0]!.text ?? ''}`;
		})
	);
	const { rows: files } = await sql<{ text: string }>`
		select encode(bytes, 'escape') as text from record_file`.execute(database.db);
	expect(texts.length).toBeGreaterThan(60);
	return [...texts, ...files.map(({ text }) => text)].join('\n');
}
const NAMING = [...Object.values(NAMES), 'quillfeather', 'zanzibarian'];
const namedIn = (text: string) => NAMING.filter((name) => text.toLowerCase().includes(name.toLowerCase()));

describe('the removal of all classes', () => {
	it('leaves no name anywhere, and every record, count and hash as it was', async () => {
		expect(namedIn(await dump())).toEqual(NAMING);
		const before = await database.db
			.selectFrom('certificate')
			.select(['number', 'digest'])
			.where('id', '=', of.certificateId)
			.executeTakeFirstOrThrow();
		const counted = async () =>
			Object.fromEntries(
				await Promise.all(
					[
						'person',
						'person_history',
						'completion',
						'certificate',
						'outside_training',
						'record_file',
						'message',
						'quiz_answer'
					].map(async (table) => [table, (await rowsOf(table)).length])
				)
			);
		const counts = await counted();
		const due = await readRetention(of.admin);
		expect(due.due).toMatchObject([
			{
				personId: of.personId,
				name: `${NAMES.married}, ${NAMES.givenName}`,
				classes: ['identity', 'files', 'mail']
			}
		]);

		for (const which of ['mail', 'files', 'identity'] as const)
			expect(await remove(which)).toMatchObject({ kind: 'removed' });

		expect(namedIn(await dump())).toEqual([]);
		expect(await counted()).toEqual(counts);
		expect(await check()).toMatchObject({ kind: 'intact' });
		const after = await database.db
			.selectFrom('certificate')
			.select(['number', 'digest', 'officer_name', 'badge_number'])
			.where('id', '=', of.certificateId)
			.executeTakeFirstOrThrow();
		expect(after).toEqual({ ...before, officer_name: 'Identity removed', badge_number: null });
		expect((await readRetention(of.admin)).due).toEqual([]);
		const events = await listEvents(database, of, 'removed');
		expect(events.map((event) => event['class'])).toEqual(['identity', 'files', 'mail']);
		expect(events[0]).toMatchObject({ subject: of.personId, actor: of.admin.actor.personId });
	});

	it('leaves the certificate valid training of nobody, for whoever holds its number', async () => {
		const { number } = await database.db
			.selectFrom('certificate')
			.select('number')
			.where('id', '=', of.certificateId)
			.executeTakeFirstOrThrow();
		const then = { db: database.db, now: Temporal.Instant.from('2028-05-01T20:00:00Z') };
		const before = await verifyCertificate(then, { code: number });
		await remove('identity');
		const after = await verifyCertificate(then, { code: number });
		if (before.kind === 'unknown') throw new Error('unknown');
		expect(after).toEqual({
			...before,
			certificate: { ...before.certificate, officerName: 'Identity removed', badgeNumber: null }
		});
		expect(before.kind).toBe('valid');
		expect(await readCertificate(of.admin, { certificateId: of.certificateId })).toMatchObject({
			certificate: { officerName: 'Identity removed', courseCode: 'TM-1' }
		});
	});
});

describe('the identity', () => {
	it('closes the account for good: neither the old address nor the new one opens it', async () => {
		await remove('identity');
		for (const email of [of.email, `removed-${of.personId}@removed.invalid`])
			expect(
				await signIn(
					{ db: database.db, now: of.admin.now, address: '127.0.0.9' },
					{ email, password: PASSWORD }
				)
			).toMatchObject({ kind: 'refused' });
	});

	it('of messages to others that name the officer nothing is left but whom they went to', async () => {
		await remove('identity');
		const told = await rowsOf('message');
		const { personId } = of.supervisor.actor;
		const listed = told.filter((row) => row['person_id'] === personId && row['subject'] === 'Removed');
		expect(listed.length).toBeGreaterThan(0);
		expect(listed[0]).toMatchObject({
			text_body: '',
			html_body: '',
			to_address: `supervisor@${of.department.mail}`
		});
		// The officer's own mail is another class.
		expect(told.filter((row) => row['person_id'] === of.personId && row['text_body'] === '')).toEqual([]);
	});

	it('of somebody who comes back is theirs again from then on, and can be cut again', async () => {
		await remove('identity');
		const back = later(of.admin, 60);
		expect(await enablePerson(back, { personId: of.personId })).toMatchObject({ kind: 'done' });
		const named = await changePerson(later(back, 1), {
			...{ personId: of.personId, givenName: 'Wilhelmina', familyName: 'Oakenfold', badgeNumber: null },
			...{ stateOfficerId: null, rank: null, unitId: null, heldFrom: Temporal.PlainDate.from('2028-04-03') }
		});
		expect(named.kind).toBe('changed');
		expect(await check()).toMatchObject({ kind: 'intact' });
		const away = { ...of.admin, now: Temporal.Instant.from('2028-06-01T20:00:00Z') };
		await disablePerson(away, { personId: of.personId });
		const late = { ...of.admin, now: Temporal.Instant.from('2029-07-01T20:00:00Z') };
		expect(await remove('identity', { confirmation: 'Wilhelmina Oakenfold' }, late)).toMatchObject({
			kind: 'removed'
		});
		expect(await dump()).not.toMatch(/Wilhelmina|Oakenfold/);
		expect(await check()).toMatchObject({ kind: 'intact' });
	});
});

describe('files', () => {
	it('are not there to open any more, and are not taken again', async () => {
		await remove('files');
		await expect(readFile(of.admin, { outsideId: of.outsideId })).rejects.toThrow(NotFound);
		const again = enterTestOutside(
			{ ...of.department.contexts.officer, now: of.admin.now },
			{ file: { name: 'mine.pdf', bytes: pdf('Quillfeather Zanzibarian') } }
		);
		await expect(again).rejects.toThrow(/"removed"/);
		expect(await check()).toMatchObject({ kind: 'intact' });
	});

	it('that prove somebody else’s training stay until theirs may go too', async () => {
		const other = { ...of.department.contexts.officer, now: Temporal.Instant.from('2027-02-01T20:00:00Z') };
		await enterTestOutside(other, {
			draft: outsideDraft({ title: 'Together' }),
			file: { name: 'both.pdf', bytes: pdf('Quillfeather Zanzibarian') }
		});
		const [, mail] = await Promise.all([remove('files'), rowsOf('message')]);
		expect(mail.length).toBeGreaterThan(0);
		const kept = await rowsOf('record_file');
		expect(kept.map((row) => row['name'])).toContain('Quillfeather Zanzibarian.pdf');
		expect(await check()).toMatchObject({ kind: 'intact' });

		await disablePerson(
			{ ...of.admin, now: Temporal.Instant.from('2027-02-03T20:00:00Z') },
			{
				personId: other.actor.personId
			}
		);
		const removed = await remove('files', {
			...{ personId: other.actor.personId, confirmation: 'Alejandra Ruiz' }
		});
		expect(removed).toMatchObject({ kind: 'removed' });
		expect((await rowsOf('record_file')).map((row) => row['name'])).not.toContain(
			'Quillfeather Zanzibarian.pdf'
		);
		expect(await check()).toMatchObject({ kind: 'intact' });
	});
});

describe('is refused', () => {
	const hold = (personId: string | null) => placeHold(of.admin, { personId, matter: 'Reyes v. City' });

	it('while a hold stands on the person, on the department, and not after it ended', async () => {
		for (const personId of [of.personId, null]) {
			const placed = await hold(personId);
			if (placed.kind !== 'placed') throw new Error(placed.reason);
			for (const which of ['identity', 'files', 'mail'] as const)
				expect(await remove(which)).toEqual({ kind: 'refused', reason: 'held' });
			expect((await readRetention(of.admin)).due).toEqual([]);
			await endHold(of.admin, { holdId: placed.holdId, reason: 'Settled.' });
		}
		expect(await remove('mail')).toMatchObject({ kind: 'removed' });
	});

	it('for somebody who works there, may still sign in, or left too short a time ago', async () => {
		const { officer } = of.department.contexts;
		const short = { ...of.admin, now: Temporal.Instant.from('2028-01-31T20:00:00Z') };
		expect(await remove('identity', { personId: officer.actor.personId })).toMatchObject({
			reason: 'employed'
		});
		expect(await remove('identity', {}, short)).toMatchObject({ reason: 'not-yet' });
		await database.db
			.updateTable('account')
			.set({ disabled_at: null })
			.where('person_id', '=', of.personId)
			.execute();
		expect(await remove('identity')).toMatchObject({ reason: 'not-disabled' });
	});

	it('without a reason, or without the name or number of whom it is about', async () => {
		expect(await remove('identity', { reason: ' ' })).toMatchObject({ reason: 'reason-missing' });
		for (const confirmation of ['', 'Quillfeather', 'Alejandra Ruiz', '90417'])
			expect(await remove('identity', { confirmation })).toMatchObject({ reason: 'not-confirmed' });
		for (const confirmation of [' quillfeather  zanzibarian ', `${NAMES.givenName} ${NAMES.married}`])
			expect(await remove(confirmation.startsWith(' ') ? 'mail' : 'files', { confirmation })).toMatchObject({
				kind: 'removed'
			});
	});

	it('for oneself, for whoever is no administrator, and over the border of a department', async () => {
		const oneself = { personId: of.admin.actor.personId };
		await expect(remove('identity', oneself)).rejects.toThrow(Forbidden);
		for (const role of ['officer', 'supervisor', 'trainer', 'auditor'] as const) {
			await expect(remove('identity', {}, of.department.contexts[role])).rejects.toThrow(Forbidden);
			await expect(readRemoval(of.department.contexts[role], of.personId)).rejects.toThrow(Forbidden);
			await expect(readRetention(of.department.contexts[role])).rejects.toThrow(Forbidden);
		}
		const stranger = await foundSeparated(database.db);
		await expect(remove('identity', {}, stranger.admin)).rejects.toThrow(NotFound);
		await expect(readRemoval(stranger.admin, of.personId)).rejects.toThrow(NotFound);
	});
});

it('is done once', async () => {
	for (const which of ['mail', 'files', 'identity'] as const) {
		const both = await Promise.all([remove(which), remove(which)]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['nothing-left', 'removed']);
	}
	expect(await listEvents(database, of, 'removed')).toHaveLength(3);
});

it('says beforehand what it would reach, and reaches that', async () => {
	const { classes } = await readRemoval(of.admin, of.personId);
	for (const which of ['mail', 'files', 'identity'] as const) await remove(which);
	const done = await inDepartment(database.db, of.departmentId, (trx) => listRemovals(trx, of.departmentId));
	for (const { class: which, counts } of classes)
		expect(done.find((removal) => removal.class === which)!.rows.counts).toEqual(counts);
	expect(classes.map(({ counts }) => counts)).toMatchObject([
		{ person_history: 3, certificate: 1, account: 1 },
		{ record_file: 2 },
		{ message: expect.any(Number) }
	]);
});

describe('the database itself', () => {
	const inOwn = <T>(work: Parameters<typeof inDepartment<T>>[2]) =>
		inDepartment(database.db, of.departmentId, work);

	it('carries out nothing that is not written down', async () => {
		await expect(inOwn((trx) => carryOutRemoval(trx, of.personId))).rejects.toThrow(/not written down/);
		// A row alone is not enough: its entry has to be in the ledger.
		await expect(
			inOwn(async (trx) => {
				await sql`insert into removal (department_id, id, class, person_id, reason, rows, removed_by, removed_at)
					values (${of.departmentId}, ${of.personId}, 'identity', ${of.personId}, 'r', '{"files": []}',
						${of.admin.actor.personId}, now())`.execute(trx);
				return carryOutRemoval(trx, of.personId);
			})
		).rejects.toThrow(/not written down/);
		expect(namedIn(await dump())).toEqual(NAMING);
	});

	it('lets a hold win over a removal that is written down', async () => {
		const removed = await remove('mail');
		if (removed.kind !== 'removed') throw new Error(removed.kind);
		await placeHold(of.admin, { personId: of.personId, matter: 'Reyes v. City' });
		await expect(inOwn((trx) => carryOutRemoval(trx, removed.removalId))).rejects.toThrow(/legal hold/);
	});

	it('carries out a removal of its own department only', async () => {
		const removed = await remove('mail');
		if (removed.kind !== 'removed') throw new Error(removed.kind);
		const stranger = await foundSeparated(database.db);
		const tried = inDepartment(database.db, stranger.departmentId, (trx) =>
			carryOutRemoval(trx, removed.removalId)
		);
		await expect(tried).rejects.toThrow(/not written down/);
	});

	it.each([
		['person_history', `given_name = 'Removed', family_name = 'Identity'`],
		[
			'person_history',
			`given_name = 'Removed', family_name = 'Identity', badge_number = null, state_officer_id = null, identity_salt = null`
		],
		['certificate', `officer_name = 'Identity removed', badge_number = null, identity_salt = null`],
		['record_file', `name = 'Removed', bytes = '', identity_salt = null`],
		['message', `to_address = 'removed', subject = 'Removed', text_body = '', html_body = ''`]
	])(
		'refuses the cut of %s to its owner without a removal, and to the application',
		async (table, change) => {
			const statement = sql`update ${sql.table(table)} set ${sql.raw(change)}`;
			await expect(statement.execute(database.db)).rejects.toThrow(/append-only/);
			await expect(inOwn((trx) => statement.execute(trx))).rejects.toThrow(/permission denied/);
		}
	);

	it('refuses to its owner anything else in the same stroke', async () => {
		const removed = await remove('mail');
		if (removed.kind !== 'removed') throw new Error(removed.kind);
		const change = (set: string) =>
			database.db.transaction().execute(async (trx) => {
				await sql`select set_config('app.removal', ${removed.removalId}, true)`.execute(trx);
				await sql`update message set ${sql.raw(set)} where department_id = ${of.departmentId}`.execute(trx);
			});
		const cut = `to_address = 'removed', subject = 'Removed', text_body = '', html_body = ''`;
		await expect(change(`${cut}, kind = 'digest', made_at = made_at - interval '1 day'`)).rejects.toThrow(
			/append-only/
		);
		await expect(change(`subject = 'Other'`)).rejects.toThrow(/append-only/);
	});
});
