import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutsideDraft } from '#lib/domain/compliance/outside/outside.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { enterOutside } from '#lib/server/compliance/outside/enter-outside.ts';
import { listOutsideOf } from '#lib/server/compliance/outside/list-outside-of.ts';
import { listOutsideRequests } from '#lib/server/compliance/outside/list-outside-requests.ts';
import { listOwnOutside } from '#lib/server/compliance/outside/list-own-outside.ts';
import { listOutsideCredits } from '#lib/server/compliance/outside/queries.ts';
import { readFile } from '#lib/server/compliance/outside/read-file.ts';
import { readOutsideRequest } from '#lib/server/compliance/outside/read-outside-request.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { CATEGORY, enterTestOutside, outsideDraft, pdf, TOPIC } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let officer: Context;
let admin: Context;
let second: Context;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	admin = department.contexts.admin;
	second = await department.person('admin', { email: `second-admin@${department.mail}` });
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

const credits = (personIds: string[] | null, departmentId = department.departmentId) =>
	inDepartment(database.db, departmentId, (trx) => listOutsideCredits(trx, departmentId, personIds));
const own = () => credits([officer.actor.personId]);
const eventsOf = async (kind: string) =>
	(await listEvents(database, department, kind)).filter(({ subject }) => subject === officer.actor.personId);
const decide = (context: Context, outsideId: string, accepted = true, reason = 'The provider is known.') =>
	decideOutside(context, { outsideId, accepted, reason });
const count = async (table: string) => {
	const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(
		database.db
	);
	return Number(rows[0]!.count);
};
const noLedger = {
	address: {
		toJSON: () => {
			throw new Error('no ledger');
		}
	} as never
};

describe('entering', () => {
	it('keeps an officer’s own with its certificate; it counts for nothing yet', async () => {
		const id = await enterTestOutside(officer);
		expect(await listOwnOutside(officer)).toEqual([
			expect.objectContaining({
				...{ id, state: 'waiting', source: 'outside', title: outsideDraft().title, enteredBy: 'Sam Okafor' },
				file: { name: 'certificate.pdf', mediaType: 'application/pdf', size: pdf().length }
			})
		]);
		expect(await own()).toEqual([]);
		expect(await eventsOf('outside-entered')).toEqual([
			expect.objectContaining({ outside: id, actor: officer.actor.personId, file: expect.any(String) })
		]);
	});

	it('sent twice, or ten times at once, is one entry and one file', async () => {
		const id = randomUUID();
		const before = await count('record_file');
		const file = { name: 'a.pdf', bytes: pdf(`of ${id}`) };
		const ids = await Promise.all(Array.from({ length: 10 }, () => enterTestOutside(officer, { id, file })));
		expect(new Set(ids)).toEqual(new Set([id]));
		expect(await listOwnOutside(officer)).toHaveLength(1);
		expect(await eventsOf('outside-entered')).toHaveLength(1);
		expect(await count('record_file')).toBe(before + 1);
	});

	it('the same training in another form is refused; the same certificate may prove another', async () => {
		await enterTestOutside(officer);
		const again = {
			id: randomUUID(),
			personId: officer.actor.personId,
			file: { name: 'b.pdf', bytes: pdf() }
		};
		expect(
			await enterOutside(officer, {
				...again,
				draft: outsideDraft({ title: ' STRANGULATION:  the first hour' })
			})
		).toEqual({
			...{ kind: 'refused', reason: 'already-there' }
		});
		const files = await count('record_file');
		await enterTestOutside(officer, { draft: outsideDraft({ title: 'The second day' }) });
		expect(await count('record_file')).toBe(files);
		expect(await listOwnOutside(officer)).toHaveLength(2);
	});

	it.each<[string, Partial<OutsideDraft>, string]>([
		['no title', { title: '' }, 'title'],
		['topics that are not known', { topics: [{ topic: 'juggling', minutes: 1 }] }, 'topics'],
		['topics that last too long', { topics: [{ topic: TOPIC, minutes: 481 }] }, 'topics'],
		['a category that is not known', { category: 'magic' }, 'category'],
		['25 hours in a day', { minutes: 1500 }, 'minutes'],
		['a day to come', { completedOn: outsideDraft().completedOn.add({ days: 60 }) }, 'completedOn']
	])('refuses %s with the field, and keeps nothing', async (_, change, field) => {
		const files = await count('record_file');
		const refused = await enterOutside(officer, {
			...{ id: randomUUID(), personId: officer.actor.personId, draft: outsideDraft(change) },
			file: { name: 'a.pdf', bytes: pdf(field) }
		});
		expect(refused).toMatchObject({ kind: 'refused', reason: 'wrong', problems: [{ field }] });
		expect(await listOwnOutside(officer)).toEqual([]);
		expect(await count('record_file')).toBe(files);
	});

	it('refuses an officer without a certificate, and what is none, whatever it is called', async () => {
		const entry = { id: randomUUID(), personId: officer.actor.personId, draft: outsideDraft() };
		expect(await enterOutside(officer, { ...entry, file: null })).toMatchObject({ reason: 'file-missing' });
		const page = new TextEncoder().encode('<html><script>alert(1)</script>%PDF-');
		const refused = await enterOutside(officer, { ...entry, file: { name: 'certificate.pdf', bytes: page } });
		expect(refused).toEqual({ kind: 'refused', reason: 'file', file: 'unknown' });
		expect(await listOwnOutside(officer)).toEqual([]);
	});

	it('is also for administrators and the unit’s supervisor, without a certificate too', async () => {
		const { supervisor } = department.contexts;
		const of = { personId: officer.actor.personId, file: null };
		await enterTestOutside(supervisor, of);
		await enterTestOutside(admin, { ...of, draft: outsideDraft({ title: 'Other' }) });
		const { rows, mayEnter } = await listOutsideOf(supervisor, of);
		expect(rows.map(({ enteredBy }) => enteredBy).sort()).toEqual(['Ada Mills', 'Dana Whitlock']);
		expect(mayEnter).toBe(true);
	});

	it('is for nobody else, and for nobody of another department', async () => {
		const { contexts, units } = department;
		const of = { personId: officer.actor.personId };
		const elsewhere = { ...contexts.supervisor, actor: { ...contexts.supervisor.actor, unitId: units.days } };
		for (const context of [contexts.officer, contexts.auditor, contexts.trainer, elsewhere])
			await expect(enterTestOutside(context, of)).rejects.toThrow(Forbidden);
		for (const context of [other.contexts.admin, other.contexts.officer])
			await expect(enterTestOutside(context, of)).rejects.toThrow(NotFound);
		// Somebody else's form does not tell what was entered with it.
		const id = await enterTestOutside(officer);
		await expect(enterTestOutside(contexts.officer, { id })).rejects.toThrow(NotFound);
		await expect(enterTestOutside(admin, { id, ...of })).rejects.toThrow(NotFound);
	});

	it('leaves nothing behind when the ledger cannot be written', async () => {
		const files = await count('record_file');
		const tried = enterTestOutside(
			{ ...officer, ...noLedger },
			{ file: { name: 'x.pdf', bytes: pdf('gone') } }
		);
		await expect(tried).rejects.toThrow('no ledger');
		expect(await listOwnOutside(officer)).toEqual([]);
		expect(await count('record_file')).toBe(files);
	});
});

describe('deciding', () => {
	let outsideId: string;
	beforeEach(async () => {
		outsideId = await enterTestOutside(officer);
	});

	it('makes it count as hours and as a category, with its source', async () => {
		expect((await listOutsideRequests(admin)).map(({ id }) => id)).toContain(outsideId);
		expect(await decide(later(admin, 5), outsideId)).toEqual({
			...{ kind: 'decided', personId: officer.actor.personId }
		});
		expect(await own()).toEqual([
			{
				...{ id: outsideId, personId: officer.actor.personId, source: 'outside', on: '2026-11-02' },
				...{ approved: 480, measured: 480, topics: [{ topic: TOPIC, minutes: 240 }], category: CATEGORY }
			}
		]);
		expect(await listOwnOutside(officer)).toEqual([
			expect.objectContaining({
				...{ state: 'accepted', decisionReason: 'The provider is known.', decidedBy: 'Ada Mills' }
			})
		]);
		expect((await listOutsideRequests(admin)).map(({ id }) => id)).not.toContain(outsideId);
		expect(await eventsOf('outside-decided')).toEqual([
			expect.objectContaining({ outside: outsideId, accepted: true, actor: admin.actor.personId })
		]);
	});

	it('against it makes nothing count, and says why', async () => {
		await decide(admin, outsideId, false, 'No hours on the certificate.');
		expect(await own()).toEqual([]);
		expect(await listOwnOutside(officer)).toEqual([
			expect.objectContaining({ state: 'not-accepted', decisionReason: 'No hours on the certificate.' })
		]);
	});

	it('is done once: the same again changes nothing, another decision is refused', async () => {
		await decide(admin, outsideId);
		expect(await decide(later(admin, 1), outsideId, true, 'Other words.')).toMatchObject({ kind: 'decided' });
		expect(await decide(admin, outsideId, false)).toEqual({ kind: 'refused', reason: 'decided' });
		expect(await decide(second, outsideId)).toEqual({ kind: 'refused', reason: 'decided' });
		expect(await eventsOf('outside-decided')).toHaveLength(1);
	});

	it('by two at once is done by one', async () => {
		const answers = await Promise.all([
			...Array.from({ length: 5 }, () => decide(admin, outsideId)),
			...Array.from({ length: 5 }, () => decide(second, outsideId, false))
		]);
		const accepted = answers.slice(0, 5).every(({ kind }) => kind === 'decided');
		expect(answers.slice(5).every(({ kind }) => kind === 'decided')).toBe(!accepted);
		expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(5);
		expect(await eventsOf('outside-decided')).toEqual([expect.objectContaining({ accepted })]);
		expect(await own()).toHaveLength(accepted ? 1 : 0);
	});

	it('needs a reason', async () => {
		expect(await decide(admin, outsideId, true, ' \n ')).toEqual({
			kind: 'refused',
			reason: 'reason-missing'
		});
	});

	it('is never for oneself, nor for who entered it while somebody else can', async () => {
		const both = await department.person('officer', { email: `both-${people}@${department.mail}` });
		const asBoth: Context = { ...both, actor: { ...both.actor, roles: ['officer', 'admin'] } };
		const mine = await enterTestOutside(asBoth);
		expect(await decide(asBoth, mine)).toEqual({ kind: 'refused', reason: 'own' });
		expect((await readOutsideRequest(asBoth, { outsideId: mine })).not).toBe('own');
		const entered = await enterTestOutside(admin, {
			...{ personId: officer.actor.personId, draft: outsideDraft({ title: 'Entered for somebody' }) }
		});
		expect(await decide(admin, entered)).toEqual({ kind: 'refused', reason: 'entered-by-you' });
		expect(await decide(second, entered)).toMatchObject({ kind: 'decided' });
	});

	it('is for the one administrator of a department also when they entered it', async () => {
		const { admin: only, officer: theirs } = other.contexts;
		const entered = await enterTestOutside(only, { personId: theirs.actor.personId });
		expect(await decide(only, entered)).toMatchObject({ kind: 'decided' });
		expect(await credits(null, other.departmentId)).toHaveLength(1);
	});

	it('is for administrators of the department alone', async () => {
		const { supervisor, auditor, trainer } = department.contexts;
		for (const context of [officer, supervisor, auditor, trainer, other.contexts.admin]) {
			await expect(decide(context, outsideId)).rejects.toThrow(NotFound);
			await expect(readOutsideRequest(context, { outsideId })).rejects.toThrow(NotFound);
		}
		for (const context of [officer, supervisor, auditor, trainer])
			await expect(listOutsideRequests(context)).rejects.toThrow(Forbidden);
		await expect(decide(admin, randomUUID())).rejects.toThrow(NotFound);
	});

	it('is undone when the ledger cannot be written', async () => {
		await expect(decide({ ...admin, ...noLedger }, outsideId)).rejects.toThrow('no ledger');
		expect(await own()).toEqual([]);
	});
});

describe('a corrected record', () => {
	it('counts no more, waits no more, and may be entered anew', async () => {
		const outsideId = await enterTestOutside(officer);
		await decide(admin, outsideId);
		const waiting = await enterTestOutside(officer, { draft: outsideDraft({ title: 'Waiting' }) });
		for (const ofId of [outsideId, waiting])
			await inDepartment(database.db, department.departmentId, (trx) =>
				trx
					.insertInto('correction')
					.values({
						...{ department_id: department.departmentId, id: randomUUID(), of_kind: 'outside', of_id: ofId },
						...{ person_id: officer.actor.personId, replaced_by: null, reason: 'The wrong person.' },
						...{ corrected_by: admin.actor.personId, corrected_at: admin.now }
					})
					.execute()
			);
		expect(await own()).toEqual([]);
		expect((await listOwnOutside(officer)).map(({ state }) => state)).toEqual(['corrected', 'corrected']);
		expect((await listOutsideRequests(admin)).map(({ id }) => id)).not.toContain(waiting);
		expect(await decide(admin, waiting)).toEqual({ kind: 'refused', reason: 'corrected' });
		await enterTestOutside(officer);
	});
});

describe('the certificate', () => {
	it('comes as it was sent, to the officer and to who may see their record; others’ reading is recorded', async () => {
		const bytes = pdf('as it was sent');
		const outsideId = await enterTestOutside(officer, { file: { name: 'C:\\scans\\a.pdf', bytes } });
		const { supervisor, auditor } = department.contexts;
		for (const context of [officer, admin, auditor, supervisor]) {
			const file = await readFile(context, { outsideId });
			expect({ ...file, bytes: Uint8Array.from(file.bytes) }).toEqual({
				...{ name: 'a.pdf', mediaType: 'application/pdf', bytes }
			});
		}
		expect((await eventsOf('record-opened')).map(({ actor, what }) => [actor, what])).toEqual(
			[supervisor, auditor, admin].map(({ actor }) => [actor.personId, `file ${outsideId}`])
		);
	});

	it('is nobody else’s', async () => {
		const outsideId = await enterTestOutside(officer);
		const { contexts, units } = department;
		const elsewhere = { ...contexts.supervisor, actor: { ...contexts.supervisor.actor, unitId: units.days } };
		for (const context of [contexts.officer, contexts.trainer, elsewhere, other.contexts.admin])
			await expect(readFile(context, { outsideId })).rejects.toThrow(NotFound);
		const without = await enterTestOutside(admin, {
			...{ personId: officer.actor.personId, file: null, draft: outsideDraft({ title: 'Without' }) }
		});
		await expect(readFile(officer, { outsideId: without })).rejects.toThrow(NotFound);
		await expect(listOutsideOf(elsewhere, { personId: officer.actor.personId })).rejects.toThrow(NotFound);
		await expect(listOutsideOf(other.contexts.admin, { personId: officer.actor.personId })).rejects.toThrow(
			NotFound
		);
	});
});

it('credits of many people come together, of each department its own', async () => {
	const outsideId = await enterTestOutside(officer);
	await decide(admin, outsideId);
	const whole = await credits(null);
	expect(whole.length).toBeGreaterThan(1);
	expect(whole.map(({ id }) => id)).toContain(outsideId);
	expect(await credits([])).toEqual([]);
	expect(await credits([officer.actor.personId, randomUUID()])).toHaveLength(1);
	expect((await credits(null, other.departmentId)).map(({ id }) => id)).not.toContain(outsideId);
});
