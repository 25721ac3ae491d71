import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { ToldStanding } from '#lib/domain/compliance/telling/messages-due.ts';
import type { Telling } from '#lib/domain/compliance/telling/telling.ts';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import { listMessages } from '#lib/server/compliance/telling/list-messages.ts';
import { readMessage } from '#lib/server/compliance/telling/read-message.ts';
import { readTelling } from '#lib/server/compliance/telling/read-telling.ts';
import { tellDepartment } from '#lib/server/compliance/telling/tell-department.ts';
import { tellNow } from '#lib/server/compliance/telling/tell-now.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

// The department's first due day is 31 December 2026: 60 days after 1 November. It is 23 November, 14:00 in Chicago.
const MORNING = Temporal.Instant.from('2026-11-23T20:00:00Z');
const NIGHT = Temporal.Instant.from('2026-11-24T04:30:00Z');
const at = (day: string) => Temporal.Instant.from(`${day}T20:00:00Z`);

const NONE = { kind: 'none' } as const;
const SMTP = {
	...{ kind: 'smtp' as const, url: 'smtp://127.0.0.1:9', server: '127.0.0.1:9' },
	from: { name: 'Firstword', address: 'training@test.example' }
};
const SETTINGS: Telling = { quietFrom: '20:00', quietUntil: '08:00', remindDays: [14, 3], isOn: true };

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let admin: Context;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
});
beforeEach(async () => {
	vi.stubEnv('SMTP_URL', '');
	department = await foundTestDepartment(database.db);
	admin = { ...department.contexts.admin, now: MORNING };
});
afterEach(() => vi.unstubAllEnvs());

const tell = (now: Temporal.Instant, more: Partial<Parameters<typeof tellDepartment>[1]> = {}) =>
	tellDepartment(database.db, {
		...{ departmentId: department.departmentId, now, mail: NONE, origin: 'https://training.test.example' },
		...more
	});
const outbox = async (filter: Partial<Parameters<typeof listMessages>[1]> = {}) =>
	(await listMessages(admin, { state: null, kind: null, ...filter }, 1)).rows;
const subjects = async (kind: 'assigned' | 'due-soon' | 'overdue' | 'digest') =>
	(await outbox({ kind })).map(({ subject }) => subject).toReversed();

it('tells an officer what opens, comes nearer and stays open, each once, as the clock moves', async () => {
	await adoptTraining(admin);
	expect(await tell(MORNING)).toMatchObject({ kind: 'told', made: 1 });
	for (const day of ['2026-11-23', '2026-11-24', '2026-11-30']) expect((await tell(at(day))).made).toBe(0);
	expect(await subjects('assigned')).toEqual(['Assigned to you, due 31 December 2026: Test requirement']);

	expect((await tell(at('2026-12-01'))).made).toBe(2);
	// The server was down from here to the day before: what was missed is told once.
	expect((await tell(at('2026-12-30'))).made).toBe(2);
	expect(await subjects('due-soon')).toEqual([
		'Due in 30 days, 31 December 2026: Test requirement',
		'Due tomorrow, 31 December 2026: Test requirement'
	]);
	for (const day of ['2027-01-01', '2027-01-04', '2027-01-07', '2027-01-08']) await tell(at(day));
	expect(await subjects('overdue')).toHaveLength(2);
	expect(await subjects('digest')).toEqual([
		'Week of 30 November 2026: 1 officer of Patrol, nights with training due',
		'Week of 28 December 2026: 1 officer of Patrol, nights with training due',
		'Week of 4 January 2027: 1 officer of Patrol, nights with training due'
	]);
	const all = await outbox();
	expect(new Set(all.map(({ toAddress }) => toAddress))).toEqual(
		new Set([`officer@${department.mail}`, `supervisor@${department.mail}`])
	);
	expect(all.every(({ state, detail }) => state === 'kept' && detail!.includes('No mail server'))).toBe(true);
});

it('writes each message once when several servers tell at the same moment', async () => {
	await adoptTraining(admin);
	for (let n = 0; n < 4; n++) await department.person('officer', { email: `more-${n}@${department.mail}` });
	const told = await Promise.all(Array.from({ length: 6 }, () => tell(MORNING)));
	expect(told.reduce((sum, { made }) => sum + made, 0)).toBe(5);
	expect(await outbox()).toHaveLength(5);
});

it('keeps what it wrote in both parts, with nothing that somebody typed become markup', async () => {
	const title = 'Interviews <b>& “care”</b> {closing}';
	await adoptTraining(admin, { title });
	await tell(MORNING);
	const [message] = await outbox();
	const read = await readMessage(admin, message!.id);
	expect(read.subject).toBe(`Assigned to you, due 31 December 2026: ${title}`);
	expect(read.textBody).toContain(`${title} is assigned to you. It is due on 31 December 2026.`);
	expect(read.textBody).toContain('Open your training: https://training.test.example/training');
	expect(read.textBody).toContain('60 days after the rule took effect on 1 November 2026');
	expect(read.htmlBody).not.toContain('<b>&');
	expect(read.htmlLines.map(({ text }) => text)).toContain(
		`${title} is assigned to you. It is due on 31 December 2026.`
	);
	expect(read.htmlLines).toContainEqual({
		...{ text: 'Open your training', href: 'https://training.test.example/training', isHeading: false }
	});
	expect(read.attempts).toEqual([expect.objectContaining({ number: 1, outcome: 'kept' })]);
});

it('tells a supervisor at once where the rule says so, of their own unit', async () => {
	const { officer } = department.contexts;
	const standing: ToldStanding = {
		...{ requirementId: '00000000-0000-4000-8000-000000000001', title: 'A rule', kind: 'overdue', cycle: 1 },
		...{ dueOn: Temporal.PlainDate.from('2026-11-22'), opensOn: null, why: 'Was due.' },
		...{ consequence: 'Field duty is reviewed.', tellSupervisor: true }
	};
	const { unitId } = department.contexts.supervisor.actor;
	expect(unitId).toBe(department.units.nights);
	await department.person('supervisor', { email: `days@${department.mail}`, unitId: department.units.days });
	await tell(MORNING, { standings: async () => new Map([[officer.actor.personId, [standing]]]) });
	expect(
		(await outbox({ kind: 'overdue' })).map(({ toAddress, subject }) => [toAddress, subject]).sort()
	).toEqual([
		[`officer@${department.mail}`, 'Overdue, was due 22 November 2026: A rule'],
		[`supervisor@${department.mail}`, 'Overdue, was due 22 November 2026: A rule, Ruiz, Alejandra']
	]);
	const digests = await outbox({ kind: 'digest' });
	expect(digests.map(({ toAddress }) => toAddress)).toEqual([`supervisor@${department.mail}`]);
	const { textBody } = await readMessage(admin, digests[0]!.id);
	expect(textBody).toContain('- Ruiz, Alejandra: A rule: 1 day overdue\n');
});

it('tells nothing to whom nothing is asked, who left, or who is shut out', async () => {
	await adoptTraining(admin);
	await disablePerson(admin, { personId: department.contexts.officer.actor.personId });
	expect((await tell(MORNING)).made).toBe(0);
});

it('waits for the end of the quiet hours, or makes what may be sent after them', async () => {
	await adoptTraining(admin);
	const ends = Temporal.Instant.from('2026-11-24T13:00:00Z');
	const waited = await tell(NIGHT, { mail: SMTP, waits: true });
	expect(waited).toEqual({ kind: 'quiet', made: 0, sendAfter: ends });
	expect(await tell(NIGHT, { mail: SMTP })).toEqual({ kind: 'told', made: 1, sendAfter: ends });
	expect(await outbox()).toEqual([
		expect.objectContaining({ state: 'waiting', sendAfter: ends, detail: null })
	]);
});

it('changes the settings, once, with its event', async () => {
	expect((await readTelling(admin)).settings).toEqual({
		...{ quietFrom: '21:00', quietUntil: '07:00', remindDays: [30, 7, 1], isOn: true }
	});
	expect(await changeTelling(admin, { ...SETTINGS, remindDays: [3, 14] })).toEqual({
		kind: 'changed',
		number: 1
	});
	expect(await changeTelling(admin, SETTINGS)).toEqual({ kind: 'unchanged', number: 1 });
	expect((await readTelling(admin)).settings).toEqual(SETTINGS);
	expect(await changeTelling(admin, { ...SETTINGS, isOn: false })).toEqual({ kind: 'changed', number: 2 });
	const events = await listEvents(database, department, 'telling-set');
	expect(events.map(({ number, subject, actor }) => ({ number, subject, actor }))).toEqual(
		['2', '1'].map((number) => ({ number, subject: department.departmentId, actor: admin.actor.personId }))
	);
});

it('takes the usual settings for no change', async () => {
	const usual = { quietFrom: '21:00', quietUntil: '07:00', remindDays: [1, 7, 30], isOn: true };
	expect(await changeTelling(admin, usual)).toEqual({ kind: 'unchanged', number: 0 });
	expect(await listEvents(database, department, 'telling-set')).toEqual([]);
});

it('of several changes at once lets one be the next', async () => {
	const many = Array.from({ length: 6 }, (_, n) =>
		changeTelling(admin, { ...SETTINGS, remindDays: [n + 2] })
	);
	const changed = (await Promise.all(many)).filter(({ kind }) => kind === 'changed');
	const events = await listEvents(database, department, 'telling-set');
	expect(events).toHaveLength(changed.length);
	expect(new Set(changed.map((one) => 'number' in one && one.number)).size).toBe(changed.length);
});

it.each([
	[{ quietFrom: '25:00' }, 'quietFrom'],
	[{ quietUntil: '7:00' }, 'quietUntil'],
	[{ remindDays: [0] }, 'remindDays'],
	[{ remindDays: [1.5] }, 'remindDays'],
	[{ remindDays: [366] }, 'remindDays'],
	[{ remindDays: [7, 7] }, 'remindDays'],
	[{ remindDays: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 'remindDays']
])('refuses %o', async (wrong, field) => {
	expect(await changeTelling(admin, { ...SETTINGS, ...wrong })).toMatchObject({ kind: 'refused', field });
	expect(await listEvents(database, department, 'telling-set')).toEqual([]);
});

it('tells now when an administrator says so, by the department’s own days, and not when it is off', async () => {
	await adoptTraining(admin);
	await changeTelling(admin, { ...SETTINGS, isOn: false });
	expect(await tellNow(admin)).toEqual({ kind: 'refused', reason: 'off' });
	expect((await tell(MORNING)).kind).toBe('off');
	await changeTelling(admin, SETTINGS);
	const later = { ...admin, now: at('2026-12-18') };
	expect(await tellNow(later)).toMatchObject({ kind: 'told', made: 2 });
	expect(await tellNow(later)).toMatchObject({ kind: 'told', made: 0 });
	expect(await subjects('due-soon')).toEqual(['Due in 13 days, 31 December 2026: Test requirement']);
});

it('lists pages, states and kinds, and a page beyond the last is the last', async () => {
	await adoptTraining(admin);
	for (let n = 0; n < 54; n++) await department.person('officer', { email: `many-${n}@${department.mail}` });
	await tell(MORNING);
	const page = (n: number, filter = {}) => listMessages(admin, { state: null, kind: null, ...filter }, n);
	expect(await page(1)).toMatchObject({ total: 55, page: 1, pages: 2, hasServer: false });
	expect((await page(1)).rows).toHaveLength(50);
	for (const n of [2, 3, 99]) {
		const last = await page(n);
		expect([last.page, last.total, last.rows.length]).toEqual([2, 55, 5]);
	}
	const ids = [...(await page(1)).rows, ...(await page(2)).rows].map(({ id }) => id);
	expect(new Set(ids).size).toBe(55);
	expect(await page(1, { state: 'sent' })).toMatchObject({ rows: [], total: 0, page: 1, pages: 1 });
	expect(await page(1, { kind: 'overdue' })).toMatchObject({ total: 0 });
	expect(await page(1, { state: 'kept', kind: 'assigned' })).toMatchObject({ total: 55 });
	expect((await readTelling(admin)).counts).toEqual({ waiting: 0, sent: 0, kept: 55, failed: 0 });
});

it('says where mail goes through, and nothing of how to sign in there', async () => {
	vi.stubEnv('SMTP_URL', 'smtps://user:secret@mail.test.example:465');
	vi.stubEnv('MAIL_FROM', 'Training <training@test.example>');
	const state = await readTelling(admin);
	expect(state.mail).toEqual({ server: 'mail.test.example:465', from: 'training@test.example' });
	expect(JSON.stringify(state)).not.toContain('secret');
});

it('is an administrator’s alone, and of their own department', async () => {
	await adoptTraining(admin);
	await tell(MORNING);
	const [message] = await outbox();
	const { officer, supervisor, trainer, auditor } = department.contexts;
	for (const context of [officer, supervisor, trainer, auditor])
		for (const tried of [
			() => readTelling(context),
			() => changeTelling(context, SETTINGS),
			() => tellNow(context),
			() => listMessages(context, { state: null, kind: null }, 1),
			() => readMessage(context, message!.id)
		])
			await expect(tried()).rejects.toThrow(Forbidden);
	const elsewhere = (await foundTestDepartment(database.db)).contexts.admin;
	await expect(readMessage(elsewhere, message!.id)).rejects.toThrow(NotFound);
	expect((await listMessages(elsewhere, { state: null, kind: null }, 1)).total).toBe(0);
	const stranger = '00000000-0000-4000-8000-00000000000f';
	await expect(readMessage(admin, stranger)).rejects.toThrow(NotFound);
	await expect(tell(MORNING, { departmentId: stranger })).rejects.toThrow(NotFound);
});
