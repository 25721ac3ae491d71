import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { replacePassword } from '#lib/server/identity/replace-password.ts';
import { readSession } from '#lib/server/identity/sessions.ts';
import { signIn } from '#lib/server/identity/sign-in.ts';
import { signOut } from '#lib/server/identity/sign-out.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW, PASSWORD } from '../people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
});

// Sessions are dated by the real clock (Lucia's), so these tests happen now.
const now = () => Temporal.Now.instant();
const attempt = (email: string, password: string, address = '192.0.2.1', at = now()) =>
	signIn({ db: database.db, now: at, address }, { email, password });
const tokenOf = async (email: string) => {
	const result = await attempt(email, PASSWORD);
	if (result.kind !== 'signed-in') throw new Error(result.reason);
	return result.token;
};

describe('sign-in', () => {
	it('opens a session whatever the case of the address, and the token finds the person', async () => {
		const token = await tokenOf(`  ADMIN@${department.mail.toUpperCase()} `);
		const session = await readSession(database.db, token, now());
		expect(session?.actor).toMatchObject({
			departmentId: department.departmentId,
			givenName: 'Ada',
			roles: ['admin']
		});
		expect(session?.passwordIsInitial).toBe(false);
		expect(await listEvents(database, department, 'signed-in')).toHaveLength(1);
	});

	it('keeps nothing in the database that opens the session', async () => {
		const token = await tokenOf(`admin@${department.mail}`);
		const { rows } = await database.db
			.selectFrom('session')
			.select('id')
			.execute()
			.then((rows) => ({ rows }));
		expect(rows.map((row) => row.id)).not.toContain(token);
		for (const row of rows) expect(await readSession(database.db, row.id, now())).toBeNull();
	});

	it('answers a wrong password and an unknown address alike, in about the same time', async () => {
		const timed = async (email: string) => {
			const begun = performance.now();
			const answer = await attempt(email, 'wrong wrong wrong wrong');
			return { answer, ms: performance.now() - begun };
		};
		const known = await timed(`auditor@${department.mail}`);
		const unknown = await timed('nobody@nowhere.example');
		expect(known.answer).toEqual({ kind: 'refused', reason: 'not-matched' });
		expect(unknown.answer).toEqual(known.answer);
		expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(290);
	});

	it('locks after five of forty guesses at once, for that account alone, until the window ends', async () => {
		const email = `trainer@${department.mail}`;
		const guesses = await Promise.all(
			Array.from({ length: 40 }, (_, i) => attempt(email, `guess number ${i} of forty`))
		);
		expect(
			guesses.filter((guess) => guess.kind === 'refused' && guess.reason === 'not-matched')
		).toHaveLength(5);
		expect(await attempt(email, PASSWORD)).toMatchObject({ kind: 'refused', reason: 'locked', minutes: 15 });
		expect((await attempt(`admin@${department.mail}`, PASSWORD)).kind).toBe('signed-in');
		expect(await listEvents(database, department, 'sign-in-refused')).toHaveLength(7);
		const later = now().add({ minutes: 16 });
		expect(await attempt(email, 'still wrong, much later on', '192.0.2.1', later)).toMatchObject({
			reason: 'not-matched'
		});
	});

	it('locks an address after a hundred failures, whomever they were for', async () => {
		const answers = [];
		for (let batch = 0; batch < 4; batch++)
			answers.push(
				...(await Promise.all(
					Array.from({ length: 26 }, (_, i) => attempt(`p${batch}-${i}@nowhere.example`, 'x', '198.51.100.7'))
				))
			);
		expect(answers.filter((answer) => answer.kind === 'refused' && answer.reason === 'locked')).toHaveLength(
			4
		);
		expect(await attempt(`admin@${department.mail}`, PASSWORD, '198.51.100.7')).toMatchObject({
			reason: 'locked'
		});
	});
});

describe('a session', () => {
	it('ends at sign-out', async () => {
		const token = await tokenOf(`admin@${department.mail}`);
		await signOut(department.contexts.admin, token);
		expect(await readSession(database.db, token, now())).toBeNull();
	});

	it('ends after 30 idle minutes and not before', async () => {
		const token = await tokenOf(`admin@${department.mail}`);
		expect(await readSession(database.db, token, now().add({ minutes: 29 }))).not.toBeNull();
		expect(await readSession(database.db, token, now().add({ minutes: 58 }))).not.toBeNull();
		expect(await readSession(database.db, token, now().add({ minutes: 89 }))).toBeNull();
		expect(await readSession(database.db, token, now())).toBeNull();
	});

	it('ends when the roles change, and when the person is disabled', async () => {
		const officer = await department.person('officer', { email: `second@${department.mail}` });
		const { departmentId, personId } = officer.actor;
		await database.db
			.updateTable('account')
			.set({ password_hash: (await adminHash())! })
			.where('department_id', '=', departmentId)
			.where('person_id', '=', personId)
			.execute();
		const first = await tokenOf(`second@${department.mail}`);
		await changeRoles(department.contexts.admin, { personId, roles: ['officer', 'trainer'] });
		expect(await readSession(database.db, first, now())).toBeNull();
		const second = await tokenOf(`second@${department.mail}`);
		await disablePerson(department.contexts.admin, { personId });
		expect(await readSession(database.db, second, now())).toBeNull();
		expect(await attempt(`second@${department.mail}`, PASSWORD)).toMatchObject({ reason: 'not-matched' });
	});

	it('is replaced with the password', async () => {
		const context = { ...department.contexts.admin, now: NOW };
		const before = await tokenOf(`admin@${department.mail}`);
		expect(
			await replacePassword(context, { current: 'not this one at all', next: 'seven green bicycles wait' })
		).toMatchObject({ reason: 'wrong-password' });
		expect(await replacePassword(context, { current: PASSWORD, next: 'short' })).toMatchObject({
			reason: 'too-short'
		});
		const replaced = await replacePassword(context, { current: PASSWORD, next: 'seven green bicycles wait' });
		expect(await readSession(database.db, before, now())).toBeNull();
		expect(
			replaced.kind === 'replaced' && (await readSession(database.db, replaced.token, now()))
		).toBeTruthy();
		await replacePassword(context, { current: 'seven green bicycles wait', next: PASSWORD });
	});
});

const adminHash = async () =>
	(
		await database.db
			.selectFrom('account')
			.select('password_hash')
			.where('email', '=', `admin@${department.mail}`)
			.executeTakeFirst()
	)?.password_hash;
