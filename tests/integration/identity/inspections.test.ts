import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { addPerson } from '#lib/server/identity/add-person.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { disablePerson, enablePerson } from '#lib/server/identity/disable-person.ts';
import { acceptInvitation, readInvitation } from '#lib/server/identity/inspection/accept-invitation.ts';
import { endInspection } from '#lib/server/identity/inspection/end-inspection.ts';
import { inviteInspector } from '#lib/server/identity/inspection/invite-inspector.ts';
import { listInspections } from '#lib/server/identity/inspection/list-inspections.ts';
import { openPage } from '#lib/server/identity/inspection/open-page.ts';
import { readInspection } from '#lib/server/identity/inspection/read-inspection.ts';
import { renewLink } from '#lib/server/identity/inspection/renew-link.ts';
import { witnessPage } from '#lib/server/identity/inspection/witness-page.ts';
import { readPeople, readPerson } from '#lib/server/identity/read-people.ts';
import { resetPassword } from '#lib/server/identity/reset-password.ts';
import { readSession } from '#lib/server/identity/sessions.ts';
import { signIn } from '#lib/server/identity/sign-in.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { inspectorForTests, INSPECTOR_PASSWORD, inviteeOn } from '../inspectors-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

// Sessions are dated by the real clock, so these tests happen now.
const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let admin: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db, { now });
	other = await foundTestDepartment(database.db, { now });
	admin = department.contexts.admin;
});

const later = (context: Context, minutes: number): Context => ({ ...context, now: now.add({ minutes }) });
const outside = (at = now) => ({ db: database.db, now: at, address: '192.0.2.7' });
const invite = async (more = {}) => {
	const invitee = { ...inviteeOn(now), ...more };
	const invited = await inviteInspector(admin, invitee);
	if (invited.kind !== 'invited') throw new Error(invited.reason);
	return { ...invited, invitee };
};
const accept = (token: string, at = now) =>
	acceptInvitation(outside(at), { token, next: INSPECTOR_PASSWORD });
const NOT = { kind: 'refused', reason: 'link' };

describe('an invitation', () => {
	it('lets somebody in for one period, and leaves its event; the link is nowhere in the database', async () => {
		const { link, inspectionId, invitee } = await invite();
		expect(link.expiresAt.equals(now.add({ hours: 168 }))).toBe(true);
		expect(await readInvitation(outside(), link.token)).toEqual({
			departmentName: department.contexts.admin.actor.departmentName,
			...{ givenName: 'Ines', familyName: 'Quist', organisation: invitee.organisation }
		});
		const { rows } = await database.db
			.selectFrom('invitation')
			.select('token_hash')
			.execute()
			.then((rows) => ({ rows }));
		expect(rows.map((row) => row.token_hash)).toContain(hashText(link.token));
		expect(JSON.stringify(rows)).not.toContain(link.token);
		const events = await listEvents(database, department, 'inspector-invited');
		expect(events).toContainEqual(
			expect.objectContaining({ inspection: inspectionId, actor: admin.actor.personId })
		);
		const accepted = await accept(link.token);
		const token = accepted.kind === 'accepted' ? accepted.token : '';
		const session = await readSession(database.db, token, now);
		expect(session?.passwordIsInitial).toBe(false);
		expect(session?.actor).toMatchObject({ roles: ['inspector'], unitId: null, rank: null });
		expect(session?.actor.inspection).toEqual({
			...{ id: inspectionId, organisation: invitee.organisation, from: invitee.from, to: invitee.to },
			expiresAt: invitee.until.add({ days: 1 }).toZonedDateTime('America/Chicago').toInstant()
		});
		expect((await signIn(outside(), { email: invitee.email, password: INSPECTOR_PASSWORD })).kind).toBe(
			'signed-in'
		);
	});

	it('is refused to everybody but an administrator', async () => {
		const { context } = await inspectorForTests(admin);
		const { officer, supervisor, trainer, auditor } = department.contexts;
		for (const one of [officer, supervisor, trainer, auditor, context]) {
			await expect(inviteInspector(one, inviteeOn(now))).rejects.toThrow(Forbidden);
			await expect(listInspections(one)).rejects.toThrow(Forbidden);
		}
	});

	it('is refused for days that make no sense, and leaves nothing', async () => {
		const before = (await listInspections(admin)).length;
		const today = inviteeOn(now).to;
		for (const [more, reason] of [
			[{ to: today.subtract({ years: 2 }) }, 'to-before-from'],
			[{ from: today.add({ days: 1 }), to: today.add({ days: 9 }) }, 'from-ahead'],
			[{ until: today.subtract({ days: 1 }) }, 'until-over'],
			[{ until: today.add({ days: 91 }) }, 'until-too-far']
		] as const)
			expect(await inviteInspector(admin, { ...inviteeOn(now), ...more })).toEqual({
				kind: 'refused',
				reason
			});
		for (const email of [`auditor@${department.mail}`, `admin@${other.mail}`])
			expect(await inviteInspector(admin, { ...inviteeOn(now), email })).toEqual({
				...{ kind: 'refused', reason: 'email-taken' }
			});
		expect(await listInspections(admin)).toHaveLength(before);
	});

	it('sent twice is one, also at once; who is here is not invited again', async () => {
		const invitee = inviteeOn(now);
		const both = await Promise.all([inviteInspector(admin, invitee), inviteInspector(admin, invitee)]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['invited', 'refused']);
		expect(both).toContainEqual(expect.objectContaining({ reason: 'just-invited' }));
		expect(await inviteInspector(later(admin, 60), invitee)).toMatchObject({ reason: 'is-here' });
		const ofThem = (await listInspections(admin)).filter(({ email }) => email === invitee.email);
		expect(ofThem).toHaveLength(1);
	});

	it('a year later the same person comes in again under the same name, with the new period alone', async () => {
		const { invitee, inspectionId, token } = await inspectorForTests(admin);
		await endInspection(admin, { inspectionId, reason: 'The review is done.' });
		expect(await readSession(database.db, token, now)).toBeNull();
		const again = later(admin, 10);
		expect(await inviteInspector(again, { ...invitee, familyName: 'Other' })).toMatchObject({
			reason: 'named-otherwise'
		});
		const next = await inspectorForTests(again, { ...invitee, from: invitee.to, to: invitee.to });
		expect(next.context.actor.inspection).toMatchObject({ id: next.inspectionId, from: invitee.to });
		const ofThem = (await listInspections(again)).filter(({ email }) => email === invitee.email);
		expect(ofThem.map(({ state }) => state)).toEqual(['running', 'ended']);
	});
});

describe('the link', () => {
	it('opens for one of forty at once', async () => {
		const { link, invitee } = await invite();
		const before = (await listEvents(database, department, 'signed-in')).length;
		const answers = await Promise.all(Array.from({ length: 40 }, () => accept(link.token)));
		expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
		expect(answers.filter(({ kind }) => kind === 'refused')).toEqual(Array(39).fill(NOT));
		expect(await listEvents(database, department, 'signed-in')).toHaveLength(before + 1);
		expect(await readInvitation(outside(), link.token)).toBeNull();
		const [row] = (await listInspections(admin)).filter(({ email }) => email === invitee.email);
		expect(row?.state).toBe('running');
	});

	it('says the same of what is used, expired, forged, ended or renewed', async () => {
		const used = (await invite()).link.token;
		await accept(used);
		const renewed = await invite();
		const fresh = await renewLink(admin, renewed);
		const ended = await invite();
		await endInspection(admin, { ...ended, reason: 'A mistake.' });
		const expired = (await invite()).link.token;
		const weekLater = now.add({ hours: 169 });
		for (const [token, at] of [
			[used, now],
			[expired, weekLater],
			[renewed.link.token, now],
			[ended.link.token, now],
			['x'.repeat(43), now],
			[hashText(expired), now],
			['', now],
			[`' or 1=1 --`, now]
		] as const) {
			expect(await readInvitation(outside(at), token)).toBeNull();
			expect(await accept(token, at)).toEqual(NOT);
		}
		expect(await accept(fresh.kind === 'renewed' ? fresh.link.token : '')).toMatchObject({
			kind: 'accepted'
		});
	});

	it('never outlives the access', async () => {
		const { link, invitee } = await invite({ until: inviteeOn(now).to });
		const end = invitee.until.add({ days: 1 }).toZonedDateTime('America/Chicago').toInstant();
		expect(link.expiresAt.equals(end)).toBe(true);
		expect(await accept(link.token, end)).toEqual(NOT);
	});

	it('refuses a password that is easily guessed, and stays as it was', async () => {
		const { link } = await invite();
		for (const [next, reason] of [
			['too short', 'too-short'],
			['Ines Quist Quist Ines', 'names-you'],
			['aaaaaaaaaaaaaaaaaaaa', 'easily-guessed']
		] as const)
			expect(await acceptInvitation(outside(), { token: link.token, next })).toEqual({
				...{ kind: 'refused', reason }
			});
		expect(await accept(link.token)).toMatchObject({ kind: 'accepted' });
	});

	it('is for its own department: no other administrator renews, reads or ends it', async () => {
		const { inspectionId, link } = await invite();
		const stranger = other.contexts.admin;
		await expect(renewLink(stranger, { inspectionId })).rejects.toThrow(NotFound);
		await expect(endInspection(stranger, { inspectionId, reason: 'No.' })).rejects.toThrow(NotFound);
		await expect(readInspection(stranger, { inspectionId, before: null })).rejects.toThrow(NotFound);
		expect((await listInspections(stranger)).map(({ id }) => id)).not.toContain(inspectionId);
		const seen = await inDepartment(database.db, other.departmentId, (trx) =>
			trx
				.selectFrom('invitation')
				.select('token_hash')
				.where('token_hash', '=', hashText(link.token))
				.execute()
		);
		expect(seen).toEqual([]);
		const accepted = await accept(link.token);
		const session = await readSession(database.db, accepted.kind === 'accepted' ? accepted.token : '', now);
		expect(session?.actor.departmentId).toBe(department.departmentId);
	});
});

describe('the end of an access', () => {
	it('ends every session at once, with its reason and event; twice is once', async () => {
		const { inspectionId, token, invitee } = await inspectorForTests(admin);
		const second = await signIn(outside(), { email: invitee.email, password: INSPECTOR_PASSWORD });
		expect(await endInspection(admin, { inspectionId, reason: ' ' })).toMatchObject({
			reason: 'reason-missing'
		});
		expect(await readSession(database.db, token, now)).not.toBeNull();
		const reason = 'The review is done.';
		const before = (await listEvents(database, department, 'inspection-ended')).length;
		const ends = await Promise.all([
			endInspection(admin, { inspectionId, reason }),
			endInspection(admin, { inspectionId, reason })
		]);
		expect(ends).toEqual([{ kind: 'ended' }, { kind: 'ended' }]);
		expect(await endInspection(admin, { inspectionId, reason: 'Other.' })).toMatchObject({ reason: 'ended' });
		expect(await listEvents(database, department, 'inspection-ended')).toHaveLength(before + 1);
		for (const one of [token, second.kind === 'signed-in' ? second.token : ''])
			expect(await readSession(database.db, one, now)).toBeNull();
		expect(await signIn(outside(), { email: invitee.email, password: INSPECTOR_PASSWORD })).toEqual({
			...{ kind: 'refused', reason: 'not-matched' }
		});
		expect(await renewLink(admin, { inspectionId })).toEqual({ kind: 'refused', reason: 'over' });
	});

	it('comes by itself when the time is over, session or not', async () => {
		const { token, invitee, inspectionId } = await inspectorForTests(admin, { until: inviteeOn(now).to });
		const end = invitee.until.add({ days: 1 }).toZonedDateTime('America/Chicago').toInstant();
		// Used again and again, so that it is not idleness that ends it.
		await database.db.updateTable('session').set({ seen_at: end }).execute();
		expect(await readSession(database.db, token, end.subtract({ seconds: 1 }))).not.toBeNull();
		expect(await readSession(database.db, token, end)).toBeNull();
		expect(await signIn(outside(end), { email: invitee.email, password: INSPECTOR_PASSWORD })).toMatchObject({
			reason: 'not-matched'
		});
		expect(await endInspection({ ...admin, now: end }, { inspectionId, reason: 'Late.' })).toEqual({
			kind: 'refused',
			reason: 'over'
		});
	});

	it('no session is opened beside it: of a sign-in and an end at once, none is left', async () => {
		const { inspectionId, invitee } = await inspectorForTests(admin);
		const [signedIn] = await Promise.all([
			signIn(outside(), { email: invitee.email, password: INSPECTOR_PASSWORD }),
			endInspection(admin, { inspectionId, reason: 'The review is done.' })
		]);
		const token = signedIn.kind === 'signed-in' ? signedIn.token : 'none';
		expect(await readSession(database.db, token, now)).toBeNull();
	});
});

describe('an inspector is nobody of the department', () => {
	it('is in no list of people, and no use case for people finds them', async () => {
		const { context } = await inspectorForTests(admin);
		const { personId } = context.actor;
		expect((await readPeople(admin)).people.map((one) => one.personId)).not.toContain(personId);
		const details = { givenName: 'A', familyName: 'B', rank: null, unitId: null };
		const heldFrom = inviteeOn(now).to;
		for (const work of [
			() => readPerson(admin, personId),
			() => resetPassword(admin, { personId }),
			() => disablePerson(admin, { personId }),
			() => enablePerson(admin, { personId }),
			() => changeRoles(admin, { personId, roles: ['auditor'] }),
			() => changePerson(admin, { ...details, personId, heldFrom, badgeNumber: null, stateOfficerId: null })
		])
			await expect(work()).rejects.toThrow(NotFound);
		const officer = department.contexts.officer.actor.personId;
		await expect(changeRoles(admin, { personId: officer, roles: ['inspector'] })).rejects.toThrow(Forbidden);
		await expect(
			addPerson(admin, {
				...{ ...details, heldFrom, badgeNumber: null, stateOfficerId: null },
				...{ email: 'backdoor@standards.example', roles: ['inspector'] }
			})
		).rejects.toThrow(Forbidden);
	});
});

describe('what an inspector opens', () => {
	const opened = (context: Context, address: string, more = {}) =>
		witnessPage(context, {
			...{ method: 'GET', route: '/(auditor)/officers', status: 200 },
			...{ url: new URL(address, 'https://training.example'), ...more }
		});

	it('is in the ledger once for each page and file, without what was searched for', async () => {
		const { context, inspectionId } = await inspectorForTests(admin);
		await opened(context, '/officers?q=Nwosu&standing=overdue');
		await opened(context, '/officers?q=Nwosu&standing=overdue');
		await opened(context, '/media/1', { route: '/(member)/media/[hash=hash]' });
		for (const more of [
			{ status: 404 },
			{ status: 303 },
			{ method: 'POST' },
			{ route: '/(public)/support' },
			{ route: '/(auditorium)/x' }
		])
			await opened(context, '/officers', more);
		await opened(department.contexts.auditor, '/officers');
		const { inspection, opened: list } = await readInspection(admin, { inspectionId, before: null });
		expect(list.map(({ what }) => what)).toEqual([
			'/media/1',
			'/officers?q=%E2%80%A6&standing=overdue',
			'/officers?q=%E2%80%A6&standing=overdue'
		]);
		expect(inspection).toMatchObject({ opened: 3, state: 'running' });
		expect(Temporal.Instant.from(inspection.lastSeenAt!).equals(now)).toBe(true);
		expect(JSON.stringify(await listEvents(database, department, 'page-opened'))).not.toContain('Nwosu');
	});

	it('is not answered when the entry cannot be written', async () => {
		const { context } = await inspectorForTests(admin);
		const broken = { ...context, actor: { ...context.actor, departmentId: 'no department' } };
		await expect(opened(broken, '/officers')).rejects.toThrow();
	});

	it('is read fifty at a time, to the end', async () => {
		const { context, inspectionId } = await inspectorForTests(admin);
		for (let page = 1; page <= 51; page++)
			await openPage(context, { route: '/(auditor)/ledger', path: `/ledger?page=${page}` });
		const first = await readInspection(admin, { inspectionId, before: null });
		expect(first.opened).toHaveLength(50);
		const second = await readInspection(admin, { inspectionId, before: first.next });
		expect(second.opened.map(({ what }) => what)).toEqual(['/ledger?page=1']);
		expect(second.next).toBeNull();
	});
});
