import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { openSession, readSession } from '#lib/server/identity/sessions.ts';
import { signIn } from '#lib/server/identity/sign-in.ts';
import { sweep } from '#lib/server/identity/sweep.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

let database: Database;
let departments: Awaited<ReturnType<typeof foundTestDepartment>>[];
beforeAll(async () => {
	database = await testDatabase();
	departments = [await foundTestDepartment(database.db), await foundTestDepartment(database.db)];
});

const now = () => Temporal.Now.instant();
const sessions = () => database.db.selectFrom('session').select('id').execute();
const limits = () => database.db.selectFrom('sign_in_limit').select('key').execute();
const openInEach = () =>
	Promise.all(
		departments.map(({ departmentId, contexts }) =>
			inDepartment(database.db, departmentId, (trx) =>
				openSession(trx, departmentId, contexts.officer.actor.personId)
			)
		)
	);

it('leaves what is in use, in every department, and takes what is over', async () => {
	const tokens = await openInEach();
	await sweep(database.db, now());
	for (const token of tokens) expect(await readSession(database.db, token, now())).not.toBeNull();
	await sweep(database.db, now().add({ hours: 11 }));
	expect(await sessions()).toHaveLength(2);
	await sweep(database.db, now().add({ hours: 12, minutes: 1 }));
	expect(await sessions()).toEqual([]);
});

it('takes a session that was not used for a day, whatever it says of its end', async () => {
	await openInEach();
	await database.db
		.updateTable('session')
		.set({ expires_at: now().add({ hours: 900 }) })
		.execute();
	await sweep(database.db, now().add({ hours: 23 }));
	expect(await sessions()).toHaveLength(2);
	await sweep(database.db, now().add({ hours: 25 }));
	expect(await sessions()).toEqual([]);
});

it('takes the counts of guesses when their window has ended and not before', async () => {
	await signIn(
		{ db: database.db, now: now(), address: '192.0.2.30' },
		{ email: 'nobody@nowhere.example', password: 'whatever it may be' }
	);
	expect(await limits()).toHaveLength(2);
	await sweep(database.db, now());
	expect(await limits()).toHaveLength(2);
	await sweep(database.db, now().add({ minutes: 16 }));
	expect(await limits()).toEqual([]);
});

it('may be done by several at once while people sign in', async () => {
	const attempt = (index: number) =>
		signIn(
			{ db: database.db, now: now(), address: `192.0.2.${index}` },
			{ email: `p${index % 3}@nowhere.example`, password: 'whatever it may be' }
		);
	const far = now().add({ hours: 48 });
	await Promise.all(
		Array.from({ length: 24 }, (_, index) => (index % 3 ? attempt(index) : sweep(database.db, far)))
	);
	await sweep(database.db, far);
	expect(await limits()).toEqual([]);
});
