import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { disablePerson, enablePerson } from '#lib/server/identity/disable-person.ts';
import { holdAdministration } from '#lib/server/identity/hold-administration.ts';
import { listAdministrators } from '#lib/server/identity/queries.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let ada: Context;
let bo: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	ada = department.contexts.admin;
	bo = await department.person('admin', { givenName: 'Bo', email: `bo@${department.mail}` });
});

// Two entries of one day are told apart by when they were made.
let minutes = 0;
const later = (context: Context) => ({ ...context, now: NOW.add({ minutes: ++minutes }) });
const administrators = () =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listAdministrators(trx, department.departmentId)
	);
beforeEach(() =>
	database.db
		.updateTable('account')
		.set({ roles: ['admin'], disabled_at: null })
		.where('person_id', 'in', [ada.actor.personId, bo.actor.personId])
		.execute()
);

const demote = (by: Context, whom: Context) =>
	changeRoles(later(by), { personId: whom.actor.personId, roles: ['officer'] });
const disable = (by: Context, whom: Context) => disablePerson(later(by), { personId: whom.actor.personId });

describe('two administrators who remove each other at once', () => {
	const pairs = [
		['by their roles', demote, demote],
		['by disabling', disable, disable],
		['one by the role, one by disabling', demote, disable]
	] as const;
	const rounds = Array.from({ length: 20 }, (_, index) => index);
	it.each(rounds)('leave one, round %i', async (round) => {
		const [, first, second] = pairs[round % pairs.length]!;
		const before = await changes();
		const answers = await Promise.allSettled([first(ada, bo), second(bo, ada)]);
		expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
		const lost = answers.find((answer) => answer.status === 'rejected');
		expect(lost?.reason).toBeInstanceOf(Forbidden);
		expect(await administrators()).toHaveLength(1);
		expect(await changes()).toBe(before + 1);
	});
});

const changes = async () =>
	(await listEvents(database, department, 'roles-changed')).length +
	(await listEvents(database, department, 'person-disabled')).length;

describe('who administers', () => {
	it('is asked again at the act: a role that was lost since the page was opened does nothing', async () => {
		await demote(ada, bo);
		const officer = department.contexts.officer.actor.personId;
		await expect(changeRoles(later(bo), { personId: officer, roles: ['admin'] })).rejects.toThrow(Forbidden);
		await expect(enablePerson(later(bo), { personId: officer })).rejects.toThrow(Forbidden);
	});

	it('is never nobody, and a disabled administrator does not count', async () => {
		const remains = (without: Context) =>
			inDepartment(database.db, department.departmentId, async (trx) =>
				(await holdAdministration(trx, ada.actor))(without.actor.personId)
			);
		expect(await remains(ada)).toBe(true);
		await disable(ada, bo);
		expect(await remains(ada)).toBe(false);
		expect(await remains(bo)).toBe(true);
	});
});
