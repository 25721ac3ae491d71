import { hash } from '@node-rs/argon2';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { hashPassword, isOutdated } from '#lib/server/identity/hash-password.ts';
import { replacePassword } from '#lib/server/identity/replace-password.ts';
import { resetPassword } from '#lib/server/identity/reset-password.ts';
import { readSession } from '#lib/server/identity/sessions.ts';
import { signIn } from '#lib/server/identity/sign-in.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, PASSWORD } from '../people-for-tests.ts';
import { beforeTransaction } from './between-transactions.ts';

const NEXT = 'seven green bicycles wait';
const WRONG = { current: 'not this one at all', next: NEXT };

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
});

// Sessions are dated by the real clock (Lucia's), so these tests happen now.
const now = () => Temporal.Now.instant();
const setHash = (personId: string, passwordHash: string) =>
	database.db
		.updateTable('account')
		.set({ password_hash: passwordHash })
		.where('person_id', '=', personId)
		.execute();
const hashOf = async (personId: string) =>
	(
		await database.db
			.selectFrom('account')
			.select('password_hash')
			.where('person_id', '=', personId)
			.executeTakeFirstOrThrow()
	).password_hash;
const refusalsOf = async (personId: string) =>
	(await listEvents(database, department, 'sign-in-refused')).filter(
		(event) => event['subject'] === personId
	);

let people = 0;
let email: string;
let officer: Context;
let personId: string;
beforeEach(async () => {
	email = `racer${++people}@${department.mail}`;
	officer = { ...(await department.person('officer', { email })), now: now() };
	personId = officer.actor.personId;
	await setHash(personId, await hashPassword(PASSWORD));
});
const asAdmin = () => ({ ...department.contexts.admin, now: now() });
const enter = (password = PASSWORD, db = database.db) =>
	signIn({ db, now: now(), address: `192.0.2.${people}` }, { email, password });

describe('guessing the present password on an open screen', () => {
	it('is counted with the guesses at the sign-in, locks, and is written down', async () => {
		const guesses = await Promise.all(Array.from({ length: 20 }, () => replacePassword(officer, WRONG)));
		const reasons = guesses.map((guess) => guess.kind === 'refused' && guess.reason);
		expect(reasons.filter((reason) => reason === 'wrong-password')).toHaveLength(5);
		expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(15);
		expect(await replacePassword(officer, { current: PASSWORD, next: NEXT })).toEqual({
			kind: 'refused',
			reason: 'locked',
			minutes: 15
		});
		expect(await enter()).toMatchObject({ reason: 'locked' });
		expect((await refusalsOf(personId)).map((event) => event['reason']).sort()).toEqual([
			'locked',
			...Array<string>(5).fill('password')
		]);
		const later = { ...officer, now: officer.now.add({ minutes: 16 }) };
		expect((await replacePassword(later, { current: PASSWORD, next: NEXT })).kind).toBe('replaced');
	});

	it('is forgotten when the password was right, and a new one that may not be is no guess', async () => {
		for (let round = 0; round < 6; round++)
			expect(await replacePassword(officer, { current: 'whatever', next: 'short' })).toMatchObject({
				reason: 'too-short'
			});
		for (let round = 0; round < 4; round++) await replacePassword(officer, WRONG);
		expect((await replacePassword(officer, { current: PASSWORD, next: NEXT })).kind).toBe('replaced');
		for (let round = 0; round < 4; round++) await replacePassword(officer, WRONG);
		expect((await replacePassword(officer, { current: NEXT, next: PASSWORD })).kind).toBe('replaced');
	});

	it('is for nothing when the password was reset between the look and the change', async () => {
		const db = beforeTransaction(database.db, 2, () => resetPassword(asAdmin(), { personId }));
		expect(await replacePassword({ ...officer, db }, { current: PASSWORD, next: NEXT })).toMatchObject({
			reason: 'wrong-password'
		});
		expect(await enter(NEXT)).toMatchObject({ reason: 'not-matched' });
	});

	it.each(['e-mail', 'badge'])('a new one that is made of the %s is refused', async (which) => {
		await database.db
			.insertInto('person_history')
			.values({
				department_id: department.departmentId,
				person_id: personId,
				held_from: Temporal.PlainDate.from('2025-04-01'),
				recorded_at: now(),
				recorded_by: null,
				given_name: 'Sam',
				family_name: 'Okafor',
				badge_number: 'WQ-4100',
				employed: true
			})
			.execute();
		const next = which === 'e-mail' ? email : 'wq-4100 WQ-7 wq-4100';
		expect(await replacePassword(officer, { current: PASSWORD, next })).toMatchObject({
			reason: 'names-you'
		});
	});
});

describe('a sign-in while the account changes', () => {
	it('opens no session with a password that was replaced after it was checked', async () => {
		let fresh = '';
		const db = beforeTransaction(database.db, 2, async () => {
			const replaced = await replacePassword(officer, { current: PASSWORD, next: NEXT });
			if (replaced.kind === 'replaced') fresh = replaced.token;
		});
		expect(await enter(PASSWORD, db)).toEqual({ kind: 'refused', reason: 'not-matched' });
		expect(await readSession(database.db, fresh, now())).not.toBeNull();
		const sessions = await database.db
			.selectFrom('session')
			.select('id')
			.where('person_id', '=', personId)
			.execute();
		expect(sessions).toHaveLength(1);
		expect((await enter(NEXT)).kind).toBe('signed-in');
	});

	it('opens no session for somebody who was disabled after their password was checked', async () => {
		const db = beforeTransaction(database.db, 2, () => disablePerson(asAdmin(), { personId }));
		expect(await enter(PASSWORD, db)).toEqual({ kind: 'refused', reason: 'not-matched' });
		expect(await refusalsOf(personId)).toMatchObject([{ reason: 'disabled' }]);
	});

	it('makes an outdated hash anew, also from four places at once', async () => {
		await setHash(personId, await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 }));
		const answers = await Promise.all(Array.from({ length: 4 }, () => enter()));
		expect(answers.map((answer) => answer.kind)).toEqual(Array(4).fill('signed-in'));
		expect(isOutdated(await hashOf(personId))).toBe(false);
	});

	it('never puts the hash of the old password in the place of a newer one', async () => {
		await setHash(personId, await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 }));
		const db = beforeTransaction(database.db, 2, () =>
			replacePassword(officer, { current: PASSWORD, next: NEXT })
		);
		expect(await enter(PASSWORD, db)).toMatchObject({ reason: 'not-matched' });
		expect((await enter(NEXT)).kind).toBe('signed-in');
	});

	it('and resets of its password never wait for each other in a circle', async () => {
		const known = await hashPassword(PASSWORD);
		for (let round = 0; round < 12; round++) {
			await setHash(personId, known);
			await Promise.all([
				enter(),
				resetPassword(asAdmin(), { personId }),
				enter(),
				replacePassword({ ...officer, now: now() }, { current: PASSWORD, next: NEXT }),
				resetPassword(asAdmin(), { personId }),
				enter()
			]);
		}
	});
});

describe('who is locked out', () => {
	it('is told after the same while, without Argon2 being paid for', async () => {
		for (let guess = 0; guess < 5; guess++) await enter('wrong wrong wrong wrong');
		const cpu = async (work: () => Promise<unknown>) => {
			const before = process.cpuUsage();
			await work();
			const { user, system } = process.cpuUsage(before);
			return (user + system) / 1000;
		};
		const thirty = (act: () => Promise<unknown>) => () => Promise.all(Array.from({ length: 30 }, act));
		const hashes = await cpu(thirty(() => hashPassword(PASSWORD)));
		const begun = performance.now();
		const refusals = await cpu(
			thirty(async () => expect(await enter()).toMatchObject({ reason: 'locked', minutes: 15 }))
		);
		expect(performance.now() - begun).toBeGreaterThan(290);
		expect(refusals).toBeLessThan(hashes);
	});
});
