import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { addWorkshop } from '#lib/server/compliance/sessions/add-workshop.ts';
import { endSession } from '#lib/server/compliance/sessions/end-session.ts';
import { findByCode } from '#lib/server/compliance/sessions/find-by-code.ts';
import { inviteToSession } from '#lib/server/compliance/sessions/invite-to-session.ts';
import { listInvitable } from '#lib/server/compliance/sessions/list-invitable.ts';
import { listOwnSessions } from '#lib/server/compliance/sessions/list-own-sessions.ts';
import { listSessionCredits } from '#lib/server/compliance/sessions/queries.ts';
import { readCodes } from '#lib/server/compliance/sessions/read-codes.ts';
import { readSession } from '#lib/server/compliance/sessions/read-session.ts';
import { readSigning } from '#lib/server/compliance/sessions/read-signing.ts';
import { readWorkshop } from '#lib/server/compliance/sessions/read-workshop.ts';
import { readWorkshops } from '#lib/server/compliance/sessions/read-workshops.ts';
import { recordSheet } from '#lib/server/compliance/sessions/record-sheet.ts';
import { scheduleSession } from '#lib/server/compliance/sessions/schedule-session.ts';
import { signSession } from '#lib/server/compliance/sessions/sign-session.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import {
	addTestWorkshop,
	atTime,
	attend,
	closeSession,
	scheduleTestSession,
	sessionOf,
	WORKSHOP
} from '../sessions-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let trainer: Context;
let officer: Context;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	({ trainer, officer } = department.contexts);
});

const somebody = (more: Parameters<typeof department.person>[1] = {}) =>
	department.person('officer', { email: `attendant-${++people}@${department.mail}`, ...more });
const idOf = ({ actor }: Context) => actor.personId;
const invite = (sessionId: string, ...invited: Context[]) =>
	inviteToSession(trainer, { sessionId, personIds: invited.map(idOf) });
const creditsOf = (...of: Context[]) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listSessionCredits(trx, department.departmentId, of.map(idOf))
	);
const eventsAbout = async (kind: string, session: string) =>
	(await listEvents(database, department, kind)).filter((event) => event['session'] === session);

/** A session with the officer on its roster. */
async function rostered(more: Parameters<typeof sessionOf>[1] = {}, ...invited: Context[]) {
	const session = await scheduleTestSession(trainer, await addTestWorkshop(trainer), more);
	await invite(session.sessionId, ...(invited.length > 0 ? invited : [officer]));
	return session;
}

describe('adding a workshop', () => {
	it('adds it once however often the form comes, with its event', async () => {
		const id = randomUUID();
		const twice = await Promise.all([1, 2, 3].map(() => addWorkshop(trainer, { id, ...WORKSHOP })));
		for (const one of twice) expect(one).toEqual({ kind: 'added', workshopId: id });
		const events = await listEvents(database, department, 'workshop-added');
		expect(events.filter(({ subject }) => subject === id)).toHaveLength(1);
		expect(await addWorkshop(trainer, { id, ...WORKSHOP, minutes: 90 })).toMatchObject({
			kind: 'refused',
			field: 'form'
		});
		const { workshop } = await readWorkshop(trainer, { workshopId: id });
		expect(workshop).toMatchObject({ ...WORKSHOP, createdBy: idOf(trainer) });
	});

	it('refuses what could not be credited', async () => {
		expect(await addWorkshop(trainer, { id: randomUUID(), ...WORKSHOP, segments: 61 })).toMatchObject({
			kind: 'refused',
			field: 'segments'
		});
		for (const [field, more] of [
			['topics', { topics: [{ topic: 'no-such-topic', minutes: 1 }] }],
			['category', { category: 'no-such-category' }]
		] as const)
			expect(await addWorkshop(trainer, { id: randomUUID(), ...WORKSHOP, ...more })).toMatchObject({ field });
	});

	it('is for leaders; others of the staff read it; strangers find nothing', async () => {
		const { supervisor, auditor, admin } = department.contexts;
		for (const context of [supervisor, auditor, officer])
			await expect(addWorkshop(context, { id: randomUUID(), ...WORKSHOP })).rejects.toThrow(Forbidden);
		const workshopId = await addTestWorkshop(admin);
		for (const context of [supervisor, auditor])
			expect(await readWorkshop(context, { workshopId })).toMatchObject({ mayLead: false });
		await expect(readWorkshop(officer, { workshopId })).rejects.toThrow(Forbidden);
		await expect(readWorkshops(officer, 'open')).rejects.toThrow(Forbidden);
		await expect(readWorkshop(other.contexts.trainer, { workshopId })).rejects.toThrow(NotFound);
		await expect(scheduleSession(other.contexts.trainer, sessionOf(workshopId))).rejects.toThrow(NotFound);
	});
});

describe('scheduling', () => {
	it('turns local times into moments, once, with codes that differ', async () => {
		const workshopId = await addTestWorkshop(trainer);
		const input = sessionOf(workshopId);
		const twice = await Promise.all([1, 2, 3].map(() => scheduleSession(trainer, input)));
		for (const one of twice) expect(one).toEqual({ kind: 'scheduled', sessionId: input.id });
		expect(await eventsAbout('session-scheduled', input.id)).toHaveLength(1);
		const { session, codes } = await readCodes(trainer, { sessionId: input.id });
		expect(session.startsAt.toString()).toBe('2026-11-23T15:00:00Z');
		expect(session.endsAt.toString()).toBe('2026-11-23T15:30:00Z');
		for (const code of [codes.in, codes.out]) expect(code).toMatch(/^[0-9a-z]{26}$/);
		expect(codes.in).not.toBe(codes.out);
		// The form again, much later, is still the same form.
		expect(await scheduleSession(atTime(trainer, '12:00'), input)).toEqual(twice[0]);
		expect(await scheduleSession(trainer, { ...input, place: 'Elsewhere' })).toMatchObject({ field: 'form' });
	});

	it('refuses the past, an end before the start and a segment that there is not', async () => {
		const workshopId = await addTestWorkshop(trainer);
		const refused = async (more: Parameters<typeof sessionOf>[1], context = trainer) => {
			const scheduled = await scheduleSession(context, sessionOf(workshopId, more));
			return scheduled.kind === 'refused' && scheduled.field;
		};
		expect(await refused({}, atTime(trainer, '09:31'))).toBe('startsOn');
		expect(await refused({ endTime: '08:59' })).toBe('endTime');
		expect(await refused({ segment: 3 })).toBe('segment');
	});

	it('warns of an instructor in two places and of a session too short for its share', async () => {
		const workshopId = await addTestWorkshop(trainer);
		const instructor = 'Robin Vance';
		const first = await scheduleTestSession(trainer, workshopId, { instructor });
		const warnings = async ({ sessionId }: { sessionId: string }) =>
			(await readSession(trainer, { sessionId })).warnings;
		expect(await warnings(first)).toEqual([]);
		const second = await scheduleTestSession(trainer, workshopId, {
			...{ instructor: 'ROBIN VANCE', startTime: '09:10', endTime: '09:20' }
		});
		expect(await warnings(second)).toEqual(['instructor-elsewhere', 'shorter-than-share']);
		expect(await warnings(first)).toEqual(['instructor-elsewhere']);
		await endSession(trainer, { sessionId: second.sessionId, held: false, reason: 'Ill.' });
		expect(await warnings(first)).toEqual([]);
	});
});

describe('the roster', () => {
	it('takes people by name and by unit, each once, at once as well', async () => {
		const ours = await department.person('officer', {
			unitId: department.units.days,
			email: `d1@${department.mail}`
		});
		const gone = await department.person('officer', {
			unitId: department.units.days,
			email: `d2@${department.mail}`
		});
		await disablePerson(department.contexts.admin, { personId: idOf(gone) });
		const { sessionId } = await scheduleTestSession(trainer, await addTestWorkshop(trainer));
		expect(await listInvitable(trainer, { sessionId, query: 'okafor days' })).toMatchObject({ found: 1 });
		const added = await Promise.all(
			[1, 2, 3, 4].map(() =>
				inviteToSession(trainer, { sessionId, personIds: [idOf(officer)], unitId: department.units.days })
			)
		);
		expect(added.map((one) => one.kind === 'invited' && one.added).sort()).toEqual([0, 0, 0, 2]);
		const { roster, invited } = await readSession(trainer, { sessionId });
		expect(roster.map(({ personId }) => personId).sort()).toEqual([idOf(ours), idOf(officer)].sort());
		expect(invited).toBe(2);
		const events = await eventsAbout('session-invited', sessionId);
		expect(events.map(({ subject }) => subject).sort()).toEqual([idOf(ours), idOf(officer)].sort());
		expect(await listInvitable(trainer, { sessionId, query: 'okafor days' })).toMatchObject({ found: 0 });
	});

	it('takes nobody who does not train here', async () => {
		const { sessionId } = await scheduleTestSession(trainer, await addTestWorkshop(trainer));
		for (const personId of [idOf(department.contexts.auditor), idOf(other.contexts.officer), randomUUID()])
			expect(await inviteToSession(trainer, { sessionId, personIds: [personId] })).toMatchObject({
				reason: 'not-an-officer'
			});
		expect(await inviteToSession(trainer, { sessionId })).toMatchObject({ reason: 'nobody' });
		await expect(inviteToSession(department.contexts.supervisor, { sessionId })).rejects.toThrow(Forbidden);
		await expect(inviteToSession(other.contexts.trainer, { sessionId })).rejects.toThrow(NotFound);
		await endSession(trainer, { sessionId, held: false, reason: 'Ill.' });
		expect(await invite(sessionId, officer)).toMatchObject({ reason: 'ended' });
	});

	it('shows a supervisor their own unit, an auditor everybody, and codes to leaders alone', async () => {
		const days = await somebody({ unitId: department.units.days });
		const { sessionId } = await rostered({}, officer, days);
		const { supervisor, auditor } = department.contexts;
		const seen = await readSession(supervisor, { sessionId });
		expect(seen.roster.map(({ personId }) => personId)).toEqual([idOf(officer)]);
		expect(seen.invited).toBe(2);
		expect((await readSession(auditor, { sessionId })).roster).toHaveLength(2);
		expect(JSON.stringify(seen)).not.toMatch(/[0-9a-hjkmnp-tv-z]{26}/);
		for (const context of [supervisor, auditor, officer])
			await expect(readCodes(context, { sessionId })).rejects.toThrow(Forbidden);
		await expect(readCodes(other.contexts.trainer, { sessionId })).rejects.toThrow(NotFound);
	});
});

describe('signing by the code', () => {
	const sign = (context: Context, sessionId: string, code: string) =>
		signSession(context, { sessionId, code });

	it('signs in and out, each once, at the first moment, with its event', async () => {
		const { sessionId, codes } = await rostered();
		const at = atTime(officer, '08:55');
		const tenfold = await Promise.all(Array.from({ length: 10 }, () => sign(at, sessionId, codes.in)));
		for (const one of tenfold) expect(one).toEqual({ kind: 'signed', direction: 'in', at: at.now });
		expect(await sign(atTime(officer, '09:05'), sessionId, codes.in)).toEqual(tenfold[0]);
		expect(await sign(atTime(officer, '09:30'), sessionId, codes.out)).toMatchObject({ direction: 'out' });
		const events = await eventsAbout('session-signed', sessionId);
		expect(events).toEqual([
			expect.objectContaining({ subject: idOf(officer), direction: 'out', how: 'qr', actor: idOf(officer) }),
			expect.objectContaining({ subject: idOf(officer), direction: 'in', how: 'qr', actor: idOf(officer) })
		]);
	});

	it.each([
		['before it opens', '08:29', 'in', 'too-early'],
		['in after the end', '09:31', 'in', 'too-late'],
		['out before the start', '08:59', 'out', 'too-early'],
		['out without in', '09:20', 'out', 'not-signed-in'],
		['out long after', '11:31', 'out', 'too-late']
	] as const)('is refused %s', async (_, time, direction, reason) => {
		const { sessionId, codes } = await rostered();
		expect(await sign(atTime(officer, time), sessionId, codes[direction])).toEqual({
			kind: 'refused',
			reason
		});
		expect(await eventsAbout('session-signed', sessionId)).toEqual([]);
	});

	it('is refused with another code, another session’s, and another department’s', async () => {
		const one = await rostered();
		const two = await rostered();
		const at = atTime(officer, '09:00');
		const wrong = { kind: 'refused', reason: 'wrong-code' };
		expect(await sign(at, one.sessionId, '0'.repeat(26))).toEqual(wrong);
		expect(await sign(at, one.sessionId, two.codes.in)).toEqual(wrong);
		expect(await sign(at, one.sessionId, '')).toEqual(wrong);
		expect(await sign(at, randomUUID(), one.codes.in)).toEqual(wrong);
		expect(await sign(atTime(other.contexts.officer, '09:00'), one.sessionId, one.codes.in)).toEqual(wrong);
		await expect(sign(atTime(trainer, '09:00'), one.sessionId, one.codes.in)).rejects.toThrow(Forbidden);
	});

	it('puts nobody on a roster who is not invited, unless walk-ins are allowed', async () => {
		const guest = await somebody();
		const closed = await rostered();
		expect(await sign(atTime(guest, '09:00'), closed.sessionId, closed.codes.in)).toMatchObject({
			reason: 'not-on-roster'
		});
		const open = await rostered({ walkIns: true });
		expect(await sign(atTime(guest, '09:00'), open.sessionId, open.codes.out)).toMatchObject({
			reason: 'not-on-roster'
		});
		const walked = await Promise.all(
			[1, 2, 3].map(() => sign(atTime(guest, '09:00'), open.sessionId, open.codes.in))
		);
		for (const one of walked) expect(one).toMatchObject({ kind: 'signed' });
		expect(await eventsAbout('session-invited', open.sessionId)).toHaveLength(2);
		const { roster } = await readSession(trainer, { sessionId: open.sessionId });
		expect(roster.find(({ personId }) => personId === idOf(guest))).toMatchObject({ isWalkIn: true });
	});

	it('is found by a code that was typed, while the session is near', async () => {
		const { sessionId, codes } = await rostered();
		const typed = codes.out.toUpperCase().replace(/(.{4})/g, '$1 ');
		expect(await findByCode(atTime(officer, '09:00'), typed)).toEqual({ sessionId, code: codes.out });
		expect(await findByCode(atTime(officer, '09:00'), 'not a code')).toBeNull();
		expect(await findByCode(atTime(other.contexts.officer, '09:00'), codes.out)).toBeNull();
		const later = { ...officer, now: NOW.add({ hours: 72 }) };
		expect(await findByCode(later, codes.out)).toBeNull();
	});

	it('tells beforehand what the button does and what signing out is worth, and changes nothing by it', async () => {
		const { sessionId, codes } = await rostered();
		const look = (time: string, code: string) => readSigning(atTime(officer, time), { sessionId, code });
		expect(await look('09:00', codes.in)).toMatchObject({ kind: 'may-sign', signedAt: null, worth: null });
		expect(await look('09:00', codes.out)).toMatchObject({ kind: 'refused', reason: 'not-signed-in' });
		await sign(atTime(officer, '09:00'), sessionId, codes.in);
		expect(await look('09:12', codes.out)).toMatchObject({ kind: 'may-sign', worth: { minutes: 12 } });
		expect(await look('09:12', 'x')).toMatchObject({ kind: 'refused', session: null });
		expect(await eventsAbout('session-signed', sessionId)).toHaveLength(1);
	});
});

describe('the sheet', () => {
	const enter = (
		sessionId: string,
		lines: [Context, string | null, string | null][],
		context = atTime(trainer, '10:00')
	) =>
		recordSheet(context, {
			sessionId,
			lines: lines.map(([person, cameAt, leftAt]) => ({ personId: idOf(person), in: cameAt, out: leftAt }))
		});

	it('enters times for others, all at once, and the same times again do nothing', async () => {
		const second = await somebody();
		const { sessionId, codes } = await rostered({}, officer, second);
		await signSession(atTime(officer, '09:00'), { sessionId, code: codes.in });
		const lines: [Context, string | null, string | null][] = [
			[officer, null, '09:30'],
			[second, '09:05', '09:25']
		];
		expect(await enter(sessionId, lines)).toEqual({ kind: 'recorded', times: 3 });
		expect(await enter(sessionId, lines)).toEqual({ kind: 'recorded', times: 0 });
		const { roster } = await readSession(trainer, { sessionId });
		expect(roster.find(({ personId }) => personId === idOf(second))).toMatchObject({
			in: { how: 'sheet' },
			out: { how: 'sheet' },
			expected: { kind: 'credited', minutes: 20 }
		});
		const events = await eventsAbout('session-signed', sessionId);
		expect(events.filter(({ how }) => how === 'sheet').map(({ actor }) => actor)).toEqual(
			Array.from({ length: 3 }, () => idOf(trainer))
		);
	});

	it('is entered whole or not at all, each wrong line with what is wrong', async () => {
		const [good, early, late, backwards, leaving] = await Promise.all([1, 2, 3, 4, 5].map(() => somebody()));
		const stranger = await somebody();
		const { sessionId } = await rostered({}, good!, early!, late!, backwards!, leaving!);
		const refused = await enter(
			sessionId,
			[
				[good!, '09:00', '09:30'],
				[early!, '08:29', '09:30'],
				[late!, '09:00', '11:31'],
				[backwards!, '09:20', '09:10'],
				[leaving!, null, '09:30'],
				[stranger, '09:00', '09:30']
			],
			atTime(trainer, '12:00')
		);
		expect(refused).toEqual({
			...{ kind: 'refused', reason: 'wrong' },
			problems: [
				{ personId: idOf(early!), direction: 'in', fault: 'outside-hours' },
				{ personId: idOf(late!), direction: 'out', fault: 'outside-hours' },
				{ personId: idOf(backwards!), direction: 'out', fault: 'out-before-in' },
				{ personId: idOf(leaving!), direction: 'out', fault: 'no-time-in' },
				{ personId: idOf(stranger), direction: 'in', fault: 'not-on-roster' }
			]
		});
		expect(await eventsAbout('session-signed', sessionId)).toEqual([]);
		expect(await enter(sessionId, [])).toMatchObject({ reason: 'nothing-entered' });
		expect(await enter(sessionId, [[good!, '09:00', '09:30']], atTime(trainer, '09:10'))).toMatchObject({
			problems: [{ direction: 'out', fault: 'still-to-come' }]
		});
	});

	it('is never entered for oneself, and changes nothing that was signed', async () => {
		const { sessionId, codes } = await rostered();
		const asLeader = { ...officer, actor: { ...officer.actor, roles: ['officer', 'trainer'] as const } };
		expect(await enter(sessionId, [[officer, '09:00', '09:30']], atTime(asLeader, '10:00'))).toMatchObject({
			problems: [{ fault: 'oneself' }]
		});
		await signSession(atTime(officer, '09:10'), { sessionId, code: codes.in });
		expect(await enter(sessionId, [[officer, '09:00', '09:30']])).toMatchObject({
			problems: [{ direction: 'in', fault: 'signed-differently' }]
		});
		expect(await enter(sessionId, [[officer, '09:10', '09:30']])).toEqual({ kind: 'recorded', times: 1 });
	});

	it('is for leaders of the department, until the session has ended', async () => {
		const { sessionId } = await rostered();
		for (const context of [officer, department.contexts.supervisor, department.contexts.auditor])
			await expect(enter(sessionId, [], context)).rejects.toThrow(Forbidden);
		await expect(enter(sessionId, [], other.contexts.trainer)).rejects.toThrow(NotFound);
		await closeSession(trainer, sessionId);
		expect(await enter(sessionId, [[officer, '09:00', '09:30']])).toMatchObject({ reason: 'ended' });
	});
});

describe('the end of a session', () => {
	it('credits whoever attended, once, and takes no more signatures', async () => {
		const [late, forgot, absent] = await Promise.all([somebody(), somebody(), somebody()]);
		const session = await rostered({}, officer, late!, forgot!, absent!);
		const { sessionId, codes } = session;
		await attend(officer, session);
		await attend(late!, session, '09:10', '09:31');
		await signSession(atTime(forgot!, '09:00'), { sessionId, code: codes.in });
		const closed = await Promise.all([1, 2, 3, 4].map(() => closeSession(trainer, sessionId)));
		for (const one of closed) expect(one).toEqual({ kind: 'ended', held: true, credited: 2 });
		expect(await eventsAbout('session-ended', sessionId)).toHaveLength(1);
		const events = await eventsAbout('session-credited', sessionId);
		expect(events.map(({ subject }) => subject).sort()).toEqual([idOf(officer), idOf(late!)].sort());
		const found = await creditsOf(late!, forgot!, absent!);
		expect(found).toEqual([
			{
				...{ id: events.find(({ subject }) => subject === idOf(late!))!['credit'], personId: idOf(late!) },
				...{ source: 'session', on: '2026-11-23', approved: 20, measured: 20, category: null },
				topics: [{ topic: 'trauma', minutes: 10 }]
			}
		]);
		expect(await signSession(atTime(forgot!, '10:05'), { sessionId, code: codes.out })).toEqual({
			kind: 'refused',
			reason: 'held'
		});
		// Who had signed is told so still.
		expect(await signSession(atTime(officer, '10:05'), { sessionId, code: codes.out })).toMatchObject({
			kind: 'signed'
		});
		expect(
			await endSession(atTime(trainer, '10:10'), { sessionId, held: false, reason: 'Changed my mind.' })
		).toEqual({ kind: 'refused', reason: 'held' });
		expect(await creditsOf(late!)).toHaveLength(1);
	});

	it('is refused before the start and without a reason', async () => {
		const { sessionId } = await rostered();
		expect(await closeSession(trainer, sessionId, '08:59')).toEqual({ kind: 'refused', reason: 'not-begun' });
		expect(await endSession(trainer, { sessionId, held: false, reason: '  ' })).toEqual({
			kind: 'refused',
			reason: 'reason-missing'
		});
		for (const context of [officer, department.contexts.supervisor, department.contexts.auditor])
			await expect(closeSession(context, sessionId)).rejects.toThrow(Forbidden);
		await expect(closeSession(other.contexts.trainer, sessionId)).rejects.toThrow(NotFound);
		expect(await eventsAbout('session-ended', sessionId)).toEqual([]);
	});

	it('is not confirmed by somebody whom it credits', async () => {
		const session = await rostered();
		await attend(officer, session);
		const asLeader = { ...officer, actor: { ...officer.actor, roles: ['officer', 'admin'] as const } };
		expect(await closeSession(asLeader, session.sessionId)).toEqual({
			kind: 'refused',
			reason: 'attended-oneself'
		});
		expect(await closeSession(trainer, session.sessionId)).toMatchObject({ credited: 1 });
	});

	it('is a cancellation with its reason, which credits nobody', async () => {
		const guest = await somebody();
		const session = await rostered({}, guest);
		await attend(guest, session);
		const cancelled = { sessionId: session.sessionId, held: false, reason: 'Fire alarm.' };
		expect(await endSession(atTime(trainer, '10:00'), cancelled)).toEqual({
			...{ kind: 'ended', held: false, credited: 0 }
		});
		expect(await closeSession(trainer, session.sessionId)).toEqual({ kind: 'refused', reason: 'cancelled' });
		expect(await creditsOf(guest)).toEqual([]);
		const { sessions } = await readWorkshops(trainer, 'cancelled');
		expect(sessions.find(({ id }) => id === session.sessionId)).toMatchObject({
			reason: 'Fire alarm.',
			invited: 1
		});
	});
});

describe('segments', () => {
	it('add up to one completion, whose credit alone bears the category; a repeated one adds none', async () => {
		const guest = await somebody();
		const workshopId = await addTestWorkshop(trainer);
		const take = async (segment: number, hour: string) => {
			const hours = { startTime: `${hour}:00`, endTime: `${hour}:30` };
			const session = await scheduleTestSession(trainer, workshopId, { segment, ...hours });
			await invite(session.sessionId, guest);
			await attend(guest, session, hours.startTime, hours.endTime);
			await closeSession(trainer, session.sessionId, '14:00');
		};
		await take(2, '09');
		await take(2, '10');
		expect((await creditsOf(guest)).map(({ category }) => category)).toEqual([null, null]);
		expect((await readWorkshop(trainer, { workshopId })).takers).toMatchObject([
			{ personId: idOf(guest), attended: [2], completedOn: null, minutes: 60 }
		]);
		await take(1, '11');
		const credits = await creditsOf(guest);
		expect(credits.filter(({ category }) => category === 'crisis-intervention-course')).toHaveLength(1);
		expect((await readWorkshop(trainer, { workshopId })).takers).toMatchObject([
			{ attended: [], completedOn: '2026-11-23' }
		]);
		// The officer's own list says so; a supervisor of another unit is told of nobody.
		const own = await listOwnSessions(guest);
		expect(own.map(({ credit }) => credit?.approved)).toEqual([30, 30, 30]);
		const { supervisor } = department.contexts;
		const elsewhere = { ...supervisor, actor: { ...supervisor.actor, unitId: department.units.days } };
		expect((await readWorkshop(elsewhere, { workshopId })).takers).toEqual([]);
	});

	it('lists nobody for nobody, and a whole department for null', async () => {
		const all = await inDepartment(database.db, department.departmentId, (trx) =>
			listSessionCredits(trx, department.departmentId, null)
		);
		expect(all.length).toBeGreaterThan(3);
		expect(await creditsOf()).toEqual([]);
		const foreign = await inDepartment(database.db, other.departmentId, (trx) =>
			listSessionCredits(trx, other.departmentId, null)
		);
		expect(foreign).toEqual([]);
	});
});

describe('many at once', () => {
	it('forty officers sign in the same second, and each is there once', async () => {
		const crowd = await Promise.all(Array.from({ length: 40 }, () => somebody()));
		const { sessionId, codes } = await rostered({ walkIns: true }, ...crowd.slice(0, 20));
		const twice = [...crowd, ...crowd];
		const signed = await Promise.all(
			twice.map((one) => signSession(atTime(one, '09:00'), { sessionId, code: codes.in }))
		);
		for (const one of signed) expect(one).toMatchObject({ kind: 'signed' });
		expect(await eventsAbout('session-signed', sessionId)).toHaveLength(40);
		expect((await readSession(trainer, { sessionId })).roster).toHaveLength(40);
	});

	it('closing while people sign out: who was in time is credited, who was not is told', async () => {
		const crowd = await Promise.all(Array.from({ length: 12 }, () => somebody()));
		const { sessionId, codes } = await rostered({}, ...crowd);
		for (const one of crowd) await signSession(atTime(one, '09:00'), { sessionId, code: codes.in });
		const out = (one: Context) => signSession(atTime(one, '09:30'), { sessionId, code: codes.out });
		const [before, after] = [crowd.slice(0, 6), crowd.slice(6)];
		const early = before.map(out);
		const closing = closeSession(trainer, sessionId);
		const late = after.map(out);
		const answers = await Promise.all([...early, ...late]);
		const closed = await closing;
		const inTime = answers.filter(({ kind }) => kind === 'signed').length;
		expect(closed).toEqual({ kind: 'ended', held: true, credited: inTime });
		for (const answer of answers) if (answer.kind === 'refused') expect(answer.reason).toBe('held');
		expect(await creditsOf(...crowd)).toHaveLength(inTime);
	});

	it('a cancellation and a closing at the same moment: one of them', async () => {
		const { sessionId } = await rostered();
		const [closed, cancelled] = await Promise.all([
			closeSession(trainer, sessionId),
			endSession(atTime(trainer, '10:00'), { sessionId, held: false, reason: 'Fire alarm.' })
		]);
		expect([closed!.kind, cancelled!.kind].sort()).toEqual(['ended', 'refused']);
		expect(await eventsAbout('session-ended', sessionId)).toHaveLength(1);
	});
});

it('leaves nothing of anything when the ledger cannot be written', async () => {
	const toJSON = () => {
		throw new Error('no ledger');
	};
	const broken = (context: Context): Context => ({ ...context, address: { toJSON } as never });
	const guest = await somebody();
	const session = await rostered({ walkIns: true });
	const { sessionId, codes } = session;
	await attend(officer, session);
	const id = randomUUID();
	const line = { personId: idOf(officer), in: '09:00', out: '09:30' };
	const paper = await rostered();
	const planned = sessionOf(await addTestWorkshop(trainer), { id });
	const tries = [
		() => addWorkshop(broken(trainer), { id, ...WORKSHOP }),
		() => scheduleSession(broken(trainer), planned),
		() => inviteToSession(broken(trainer), { sessionId: paper.sessionId, personIds: [idOf(guest)] }),
		() => signSession(broken(atTime(guest, '09:00')), { sessionId, code: codes.in }),
		() => recordSheet(broken(atTime(trainer, '10:00')), { sessionId: paper.sessionId, lines: [line] }),
		() => closeSession(broken(trainer), sessionId)
	];
	for (const attempt of tries) await expect(attempt()).rejects.toThrow('no ledger');
	await expect(readWorkshop(trainer, { workshopId: id })).rejects.toThrow(NotFound);
	await expect(readSession(trainer, { sessionId: id })).rejects.toThrow(NotFound);
	const [first, second] = [
		await readSession(trainer, { sessionId }),
		await readSession(trainer, { sessionId: paper.sessionId })
	];
	expect(first.session.held).toBeNull();
	expect(first.roster.map(({ personId, credit }) => [personId, credit])).toEqual([[idOf(officer), null]]);
	expect(second.roster).toMatchObject([{ personId: idOf(officer), in: null, out: null }]);
});

it('keeps days in the department’s zone: a session that ends at midnight is the day’s', async () => {
	const guest = await somebody();
	const session = await rostered(
		{ startTime: '23:00', endTime: '00:00', endsOn: Temporal.PlainDate.from('2026-11-24') },
		guest
	);
	await signSession(atTime(guest, '23:00'), { sessionId: session.sessionId, code: session.codes.in });
	const midnight = { ...guest, now: Temporal.Instant.from('2026-11-24T00:00-06:00') };
	await signSession(midnight, { sessionId: session.sessionId, code: session.codes.out });
	await endSession(
		{ ...trainer, now: midnight.now },
		{ sessionId: session.sessionId, held: true, reason: 'Held.' }
	);
	expect(await creditsOf(guest)).toMatchObject([{ on: '2026-11-23', approved: 30 }]);
});
