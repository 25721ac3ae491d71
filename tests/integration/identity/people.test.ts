import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { addPerson } from '#lib/server/identity/add-person.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { disablePerson, enablePerson } from '#lib/server/identity/disable-person.ts';
import { listHistory, listRoleChanges } from '#lib/server/identity/queries.ts';
import { readPeople, readPerson } from '#lib/server/identity/read-people.ts';
import { resetPassword } from '#lib/server/identity/reset-password.ts';
import { openSession, readSession } from '#lib/server/identity/sessions.ts';
import { signIn } from '#lib/server/identity/sign-in.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';

type Department = Awaited<ReturnType<typeof foundTestDepartment>>;

let database: Database;
let department: Department;
let other: Department;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
});

const TODAY = Temporal.PlainDate.from('2026-11-23');
const HIRED = Temporal.PlainDate.from('2026-06-01');
const details = {
	givenName: 'Lee',
	familyName: 'Marsh',
	badgeNumber: '4471',
	stateOfficerId: null,
	rank: 'Deputy',
	unitId: null
};
let addresses = 0;
const newcomer = (more: object = {}) => ({
	...details,
	email: `newcomer${++addresses}@${department.mail}`,
	roles: ['officer'] as Role[],
	heldFrom: HIRED,
	...more
});
/** The administrator some minutes later: two entries of one day are told apart by when they were made. */
const asAdmin = (minutes = 0): Context => ({ ...department.contexts.admin, now: NOW.add({ minutes }) });
const someone = async () => {
	const added = await addPerson(asAdmin(), newcomer());
	if (added.kind === 'refused') throw new Error(added.reason);
	return added;
};
const historyOf = (personId: string) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listHistory(trx, department.departmentId, personId)
	);
const eventsAbout = async (personId: string, kind: string) =>
	(await listEvents(database, department, kind)).filter((event) => event['subject'] === personId);
const sessionOf = (personId: string) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		openSession(trx, department.departmentId, personId)
	);
const isOpen = async (token: string) =>
	(await readSession(database.db, token, Temporal.Now.instant())) !== null;

describe('who may manage people', () => {
	const acts: [string, (context: Context, personId: string) => Promise<unknown>][] = [
		['reads people', (context) => readPeople(context)],
		['reads a person', readPerson],
		['adds a person', (context) => addPerson(context, newcomer())],
		['adds a unit', (context) => addUnit(context, { name: 'Harbor' })],
		[
			'changes a person',
			(context, personId) => changePerson(context, { personId, ...details, heldFrom: TODAY })
		],
		['changes roles', (context, personId) => changeRoles(context, { personId, roles: ['admin'] })],
		['disables', (context, personId) => disablePerson(context, { personId })],
		['enables', (context, personId) => enablePerson(context, { personId })],
		['resets a password', (context, personId) => resetPassword(context, { personId })]
	];
	it.each(acts)('nobody but an administrator %s', async (_, act) => {
		const { contexts } = department;
		for (const context of [contexts.officer, contexts.supervisor, contexts.trainer, contexts.auditor])
			await expect(act(context, contexts.officer.actor.personId)).rejects.toThrow(Forbidden);
	});

	const onPersons = acts.filter(([name]) => !['reads people', 'adds a person', 'adds a unit'].includes(name));
	it.each(onPersons)('an administrator of another department who %s finds nobody', async (_, act) => {
		const { personId } = department.contexts.officer.actor;
		const before = JSON.stringify(await historyOf(personId));
		await expect(act(other.contexts.admin, personId)).rejects.toThrow(NotFound);
		await expect(act(asAdmin(), '00000000-0000-4000-8000-000000000000')).rejects.toThrow(NotFound);
		expect(JSON.stringify(await historyOf(personId))).toBe(before);
	});

	it('sees the people of one’s own department alone', async () => {
		const { people, units } = await readPeople(other.contexts.admin);
		expect(people).toHaveLength(5);
		expect(people.every((one) => one.email.endsWith(other.mail))).toBe(true);
		expect(units).toHaveLength(2);
	});
});

describe('adding a person', () => {
	it('opens an account whose password only leads to a new one', async () => {
		const input = newcomer({
			email: `Mixed.Case@${department.mail}`,
			unitId: department.units.days,
			roles: ['officer', 'trainer']
		});
		const added = await addPerson(asAdmin(), input);
		expect(added).toMatchObject({
			kind: 'added',
			password: expect.stringMatching(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
		});
		if (added.kind === 'refused') return;
		const signedIn = await signIn(
			{ db: database.db, now: Temporal.Now.instant(), address: '192.0.2.9' },
			{ email: input.email, password: added.password }
		);
		expect(signedIn.kind).toBe('signed-in');
		const session =
			signedIn.kind === 'signed-in'
				? await readSession(database.db, signedIn.token, Temporal.Now.instant())
				: null;
		expect(session).toMatchObject({
			passwordIsInitial: true,
			actor: { personId: added.personId, unitId: department.units.days }
		});
		const [event, ...more] = await eventsAbout(added.personId, 'person-added');
		expect(event).toMatchObject({ roles: ['officer', 'trainer'] });
		expect(JSON.stringify(event)).not.toMatch(/Marsh|4471|Mixed/i);
		expect(more).toEqual([]);
	});

	it('is refused with an address in use anywhere, whatever its case, and leaves nothing', async () => {
		const before = (await readPeople(asAdmin())).people.length;
		for (const email of [`OFFICER@${department.mail}`, `officer@${other.mail}`])
			expect(await addPerson(asAdmin(5), newcomer({ email }))).toEqual({
				kind: 'refused',
				reason: 'email-taken'
			});
		expect((await readPeople(asAdmin())).people).toHaveLength(before);
	});

	it('sent twice says whom the first one added, to the same administrator within a minute', async () => {
		const input = newcomer();
		const added = await addPerson(asAdmin(), input);
		const again = (context: Context) => addPerson(context, { ...input, email: input.email.toUpperCase() });
		expect(await again(asAdmin())).toEqual({
			kind: 'refused',
			reason: 'just-added',
			personId: added.kind === 'added' && added.personId
		});
		expect(await again(asAdmin(2))).toEqual({ kind: 'refused', reason: 'email-taken' });
		expect(await again({ ...other.contexts.admin })).toEqual({ kind: 'refused', reason: 'email-taken' });
		const second = await department.person('admin', { email: `second-${input.email}` });
		expect(await again(second)).toEqual({ kind: 'refused', reason: 'email-taken' });
	});

	it.each([
		['a unit of another department', () => ({ unitId: other.units.days }), 'unknown-unit'],
		['no role', () => ({ roles: [] }), 'no-role'],
		['a first day that is still to come', () => ({ heldFrom: TODAY.add({ days: 1 }) }), 'day-ahead']
	])('is refused with %s', async (_, more, reason) => {
		expect(await addPerson(asAdmin(), newcomer(more()))).toEqual({ kind: 'refused', reason });
	});

	it('sent eight times at once adds one person', async () => {
		const input = newcomer();
		const answers = await Promise.all(Array.from({ length: 8 }, () => addPerson(asAdmin(), input)));
		const [added, ...more] = answers.filter((answer) => answer.kind === 'added');
		expect(more).toEqual([]);
		expect(answers.filter((answer) => answer.kind === 'refused')).toEqual(
			Array(7).fill({ kind: 'refused', reason: 'just-added', personId: added?.personId })
		);
		expect((await readPeople(asAdmin())).people.filter((one) => one.email === input.email)).toHaveLength(1);
	});
});

describe('changing details', () => {
	it('holds from its day on and keeps what held before', async () => {
		const { personId } = await someone();
		const change = {
			personId,
			...details,
			rank: 'Sergeant',
			unitId: department.units.nights,
			heldFrom: Temporal.PlainDate.from('2027-01-01')
		};
		expect(await changePerson(asAdmin(1), change)).toEqual({ kind: 'changed' });
		expect(await historyOf(personId)).toMatchObject([
			{ heldFrom: change.heldFrom, rank: 'Sergeant', unitName: 'Patrol, nights', employed: true },
			{ heldFrom: HIRED, rank: 'Deputy', unitName: null }
		]);
		const listed = (at: Context) =>
			readPeople(at).then(({ people }) => people.find((one) => one.personId === personId)?.rank);
		expect(await listed(asAdmin())).toBe('Deputy');
		expect(await listed({ ...asAdmin(), now: Temporal.Instant.from('2027-01-01T06:00:00Z') })).toBe(
			'Sergeant'
		);
		expect(await eventsAbout(personId, 'person-changed')).toHaveLength(1);
	});

	it('writes down an assignment and a licence from their day on, and leaves them to who does not know of them', async () => {
		const licensedOn = Temporal.PlainDate.from('2024-02-29');
		const added = await addPerson(asAdmin(), newcomer({ assignment: 'Patrol', licensedOn }));
		if (added.kind === 'refused') throw new Error(added.reason);
		const { personId } = added;
		const change = { personId, ...details, heldFrom: TODAY };
		const detective = { ...change, assignment: 'Detective', licensedOn };
		expect(await changePerson(asAdmin(1), detective)).toEqual({ kind: 'changed' });
		expect(await changePerson(asAdmin(2), detective)).toEqual({ kind: 'unchanged' });
		expect(await changePerson(asAdmin(3), { ...change, rank: 'Corporal' })).toEqual({ kind: 'changed' });
		const renewed = { ...change, rank: 'Corporal', licensedOn: licensedOn.add({ years: 2 }) };
		expect(await changePerson(asAdmin(4), renewed)).toEqual({ kind: 'changed' });
		expect(await changePerson(asAdmin(5), { ...renewed, assignment: null, licensedOn: null })).toEqual({
			kind: 'changed'
		});
		const told = (await historyOf(personId)).map((row) => [
			row.rank,
			row.assignment,
			row.licensedOn?.toString()
		]);
		expect(told).toEqual([
			['Corporal', null, undefined],
			['Corporal', 'Detective', '2026-02-28'],
			['Corporal', 'Detective', '2024-02-29'],
			['Deputy', 'Detective', '2024-02-29'],
			['Deputy', 'Patrol', '2024-02-29']
		]);
		// Leaving and coming back takes nothing away.
		await changePerson(asAdmin(6), { ...change, assignment: 'Detective', licensedOn });
		await disablePerson(asAdmin(7), { personId });
		await enablePerson(asAdmin(8), { personId });
		expect((await historyOf(personId))[0]).toMatchObject({
			employed: true,
			assignment: 'Detective',
			licensedOn
		});
	});

	it('twice is once, also at once', async () => {
		const { personId } = await someone();
		const change = { personId, ...details, familyName: 'Marsh-Ode', heldFrom: TODAY };
		const answers = await Promise.all(
			Array.from({ length: 6 }, (_, index) => changePerson(asAdmin(index + 1), change))
		);
		expect(answers.map((answer) => answer.kind).sort()).toEqual([
			'changed',
			...Array<string>(5).fill('unchanged')
		]);
		expect(await historyOf(personId)).toHaveLength(2);
		expect(await eventsAbout(personId, 'person-changed')).toHaveLength(1);
	});

	it('is refused with a unit of another department', async () => {
		const { personId } = await someone();
		const change = { personId, ...details, unitId: other.units.days, heldFrom: TODAY };
		expect(await changePerson(asAdmin(1), change)).toEqual({ kind: 'refused', reason: 'unknown-unit' });
		expect(await historyOf(personId)).toHaveLength(1);
	});
});

describe('changing roles', () => {
	it('writes down both, ends sessions, and twice is once', async () => {
		const { personId } = await someone();
		const token = await sessionOf(personId);
		expect(await isOpen(token)).toBe(true);
		expect(await changeRoles(asAdmin(), { personId, roles: ['trainer', 'officer', 'trainer'] })).toEqual({
			kind: 'changed'
		});
		expect(await isOpen(token)).toBe(false);
		expect(await changeRoles(asAdmin(), { personId, roles: ['officer', 'trainer'] })).toEqual({
			kind: 'unchanged'
		});
		expect(await eventsAbout(personId, 'roles-changed')).toMatchObject([
			{ before: ['officer'], after: ['officer', 'trainer'] }
		]);
	});

	it('never leaves nobody to administer, and never nothing', async () => {
		const { personId } = department.contexts.admin.actor;
		expect(await changeRoles(asAdmin(), { personId, roles: ['officer'] })).toEqual({
			kind: 'refused',
			reason: 'own-admin-role'
		});
		expect(await changeRoles(asAdmin(), { personId, roles: [] })).toEqual({
			kind: 'refused',
			reason: 'no-role'
		});
		expect((await readPerson(asAdmin(), personId)).account.roles).toEqual(['admin']);
	});
});

describe('roles through time', () => {
	const changesOf = (personIds: string[] | null, of = department) =>
		inDepartment(database.db, of.departmentId, (trx) => listRoleChanges(trx, of.departmentId, personIds));
	/** What somebody was on a moment, by the changes up to it. */
	const rolesAt = async (personId: string, at: string) =>
		(await changesOf([personId])).filter((change) => Temporal.Instant.compare(change.at, at) <= 0).at(-1)
			?.roles;

	it('are on a past day what they were then', async () => {
		const { personId } = await someone();
		const second = { ...asAdmin(), now: NOW.add({ hours: 48 }) };
		await changeRoles(second, { personId, roles: ['officer', 'supervisor'] });
		await changeRoles({ ...second, now: NOW.add({ hours: 96 }) }, { personId, roles: ['trainer'] });
		expect(await changesOf([personId])).toEqual([
			{ personId, at: '2026-11-23T08:00:00.000Z', roles: ['officer'] },
			{ personId, at: '2026-11-25T08:00:00.000Z', roles: ['officer', 'supervisor'] },
			{ personId, at: '2026-11-27T08:00:00.000Z', roles: ['trainer'] }
		]);
		expect(await rolesAt(personId, '2026-11-22T00:00:00Z')).toBeUndefined();
		expect(await rolesAt(personId, '2026-11-24T00:00:00Z')).toEqual(['officer']);
		expect(await rolesAt(personId, '2026-11-25T08:00:00Z')).toEqual(['officer', 'supervisor']);
		expect(await rolesAt(personId, '2027-11-25T08:00:00Z')).toEqual(['trainer']);
	});

	it('begin with whoever founded the department, and end where the accounts stand now', async () => {
		const all = await changesOf(null, other);
		expect(all[0]).toMatchObject({ personId: other.contexts.admin.actor.personId, roles: ['admin'] });
		const now = new Map(all.map(({ personId, roles }) => [personId, [...roles].sort()]));
		const { people } = await readPeople(other.contexts.admin);
		expect(now).toEqual(new Map(people.map(({ personId, roles }) => [personId, [...roles].sort()])));
		expect(await changesOf([])).toEqual([]);
		expect(await changesOf([all[0]!.personId])).toEqual([]);
	});
});

describe('disabling and enabling', () => {
	it('ends access and employment from today, and begins both again', async () => {
		const { personId } = await someone();
		const token = await sessionOf(personId);
		expect(await isOpen(token)).toBe(true);
		expect(await disablePerson(asAdmin(1), { personId })).toEqual({ kind: 'done' });
		expect(await disablePerson(asAdmin(2), { personId })).toEqual({ kind: 'unchanged' });
		expect(await isOpen(token)).toBe(false);
		expect(await historyOf(personId)).toMatchObject([
			{ employed: false, heldFrom: TODAY, familyName: 'Marsh' },
			{ employed: true }
		]);
		expect(await enablePerson(asAdmin(3), { personId })).toEqual({ kind: 'done' });
		expect(await enablePerson(asAdmin(4), { personId })).toEqual({ kind: 'unchanged' });
		expect(await historyOf(personId)).toMatchObject([
			{ employed: true },
			{ employed: false },
			{ employed: true }
		]);
		expect(await eventsAbout(personId, 'person-disabled')).toHaveLength(1);
		expect(await eventsAbout(personId, 'person-enabled')).toHaveLength(1);
	});

	it('is not undone by a change that was entered for a later day', async () => {
		const { personId } = await someone();
		const promoted = Temporal.PlainDate.from('2027-02-01');
		await changePerson(asAdmin(1), { personId, ...details, rank: 'Sergeant', heldFrom: promoted });
		await disablePerson(asAdmin(2), { personId });
		expect(await historyOf(personId)).toMatchObject([
			{ heldFrom: promoted, rank: 'Sergeant', employed: false },
			{ heldFrom: promoted, rank: 'Sergeant', employed: true },
			{ heldFrom: TODAY, rank: 'Deputy', employed: false },
			{ heldFrom: HIRED, rank: 'Deputy', employed: true }
		]);
	});

	it('is not for oneself', async () => {
		const { personId } = department.contexts.admin.actor;
		expect(await disablePerson(asAdmin(), { personId })).toEqual({ kind: 'refused', reason: 'oneself' });
		expect(await enablePerson(asAdmin(), { personId })).toEqual({ kind: 'refused', reason: 'oneself' });
	});
});

describe('a new first password', () => {
	const attempt = (email: string, password: string) =>
		signIn({ db: database.db, now: Temporal.Now.instant(), address: '192.0.2.10' }, { email, password });

	it('lets a locked-out person in, ends their sessions, and the last one holds', async () => {
		const input = newcomer();
		const added = await addPerson(asAdmin(), input);
		if (added.kind === 'refused') throw new Error(added.reason);
		const { personId, password: first } = added;
		const token = await sessionOf(personId);
		expect(await isOpen(token)).toBe(true);
		for (let guess = 0; guess < 6; guess++) await attempt(input.email, `wrong guess number ${guess}`);
		expect(await attempt(input.email, first)).toMatchObject({ reason: 'locked' });

		const second = await resetPassword(asAdmin(), { personId });
		const third = await resetPassword(asAdmin(), { personId });
		if (second.kind === 'refused' || third.kind === 'refused') throw new Error('refused');
		expect(await isOpen(token)).toBe(false);
		expect(await attempt(input.email, second.password)).toMatchObject({ reason: 'not-matched' });
		expect((await attempt(input.email, third.password)).kind).toBe('signed-in');
		const events = await eventsAbout(personId, 'password-changed');
		expect(events).toHaveLength(2);
		expect(JSON.stringify(events)).not.toContain(third.password);
		const { people } = await readPeople(asAdmin());
		expect(people.find((one) => one.personId === personId)?.passwordIsInitial).toBe(true);
	});

	it('is never for oneself, nor for a disabled account', async () => {
		expect(await resetPassword(asAdmin(), { personId: asAdmin().actor.personId })).toEqual({
			kind: 'refused',
			reason: 'oneself'
		});
		const { personId } = await someone();
		await disablePerson(asAdmin(1), { personId });
		expect(await resetPassword(asAdmin(), { personId })).toEqual({ kind: 'refused', reason: 'disabled' });
	});
});

describe('units', () => {
	it('has each name once, whatever its case, also when sent at once, and says so in the ledger', async () => {
		const answers = await Promise.all(
			['Investigations', 'INVESTIGATIONS', 'investigations', 'Investigations', 'iNVESTIGATIONS'].map((name) =>
				addUnit(asAdmin(), { name })
			)
		);
		expect(answers.filter((answer) => answer.kind === 'added')).toHaveLength(1);
		expect(await addUnit(asAdmin(), { name: 'INVESTIGATIONS' })).toEqual({
			kind: 'refused',
			reason: 'name-taken'
		});
		expect((await addUnit(other.contexts.admin, { name: 'Investigations' })).kind).toBe('added');
		const added = answers.find((answer) => answer.kind === 'added');
		const events = await listEvents(database, department, 'unit-added');
		expect(events.filter((event) => added && event['subject'] === added.unitId)).toHaveLength(1);
	});
});

describe('what a form may carry', () => {
	it('is what its schema names: a department, a person or a role that is slipped in is not read', async () => {
		const body = new URLSearchParams({
			name: 'Harbor patrol',
			department_id: other.departmentId,
			departmentId: other.departmentId
		});
		for (const field of ['person_id', 'personId', 'role', 'roles', 'score', 'passed', 'completed_at'])
			body.append(field, 'admin');
		const form = await readForm(
			new Request('http://localhost/units', { method: 'POST', body }),
			v.object({ name: line('a name') })
		);
		expect(form).toEqual({ kind: 'read', value: { name: 'Harbor patrol' } });
		if (form.kind === 'read') await addUnit(asAdmin(), form.value);
		expect((await readPeople(other.contexts.admin)).units.map((unit) => unit.name)).not.toContain(
			'Harbor patrol'
		);
	});
});
