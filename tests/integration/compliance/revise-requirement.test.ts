import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN } from '#lib/domain/compliance/requirement.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { findRequirement, listVersionNotes } from '#lib/server/compliance/requirement/queries.ts';
import { reviseRequirement, type Revision } from '#lib/server/compliance/requirement/revise-requirement.ts';
import { withdrawRequirement } from '#lib/server/compliance/requirement/withdraw-requirement.ts';
import { standingOfDepartment } from '#lib/server/compliance/standing-of-department.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { publishText, practiceOf } from '../publish-for-tests.ts';
import { publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let admin: Context;
let requirementId: string;
let titles = 0;

const day = (text: string) => Temporal.PlainDate.from(text);
/** The tests' today is 23 November 2026. */
const rule = {
	...{ title: 'Test', citation: 'Code 1.2', effectiveOn: day('2026-11-01'), firstDueDays: 60 },
	...{ everyMonths: 24, renewalWindowDays: 60, passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
	items: ['TM-1']
};

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
});

beforeEach(async () => {
	department = await foundTestDepartment(database.db);
	admin = department.contexts.admin;
	rule.title = `Test ${++titles}`;
	const adopted = await adoptRequirement(admin, rule);
	if (adopted.kind === 'refused') throw new Error(adopted.reason);
	({ requirementId } = adopted);
});

const revision = (changes: Partial<Revision['rule']> = {}, more: Partial<Revision> = {}): Revision => ({
	...{ requirementId, after: 1, note: 'The law changed.' },
	rule: { ...rule, effectiveOn: day('2026-12-01'), graceDays: 30, ...changes },
	...more
});
const versions = async () => {
	const found = await inDepartment(database.db, department.departmentId, (trx) =>
		findRequirement(trx, department.departmentId, requirementId)
	);
	return found!.versions;
};
const events = () => listEvents(database, department, 'requirement-revised');
const standsOn = (text: string) => {
	const context = { ...admin, now: Temporal.Instant.from(`${text}T18:00:00Z`) };
	return inDepartment(database.db, department.departmentId, async (trx) => {
		const { officers } = await standingOfDepartment(trx, context);
		return officers.flatMap(({ standings }) =>
			standings.filter((one) => one.requirementId === requirementId)
		);
	});
};

describe('reviseRequirement', () => {
	it('keeps a version with its note, counts from its day, and names it in the ledger', async () => {
		expect(await reviseRequirement(admin, revision())).toEqual({ kind: 'revised', version: 2 });
		const [first, second] = await versions();
		expect(first).toMatchObject({ version: 1, graceDays: 0, cyclesFrom: 1 });
		expect(second).toMatchObject({ version: 2, graceDays: 30, cyclesFrom: 1, withdrawn: false });
		expect(second!.effectiveOn.toString()).toBe('2026-12-01');
		const notes = await inDepartment(database.db, department.departmentId, (trx) =>
			listVersionNotes(trx, department.departmentId, requirementId)
		);
		expect(notes).toMatchObject([{ number: 2, note: 'The law changed.', recordedBy: admin.actor.personId }]);
		expect(await events()).toEqual([
			expect.objectContaining({
				subject: requirementId,
				version: '2',
				digest: expect.stringMatching(/^[0-9a-f]{64}$/)
			})
		]);
		// Who is late by the old version is so until the cycle moves: this one leaves open cycles as they are.
		expect(await standsOn('2027-01-15')).toMatchObject([{ standing: { kind: 'overdue' } }]);
	});

	it('moves open cycles when it says so', async () => {
		await reviseRequirement(admin, revision({ openCycles: 'move' }));
		expect(await standsOn('2026-11-25')).toMatchObject([
			{ standing: { kind: 'due', cycle: { rule: { version: 1 } } } }
		]);
		expect(await standsOn('2027-01-15')).toMatchObject([
			{ standing: { kind: 'in-grace', cycle: { rule: { version: 2 }, number: 1 } } }
		]);
	});

	it('counts anew in a hundred of its own when it recurs otherwise, above what is begun', async () => {
		await readAllLessons(department.contexts.officer, requirementId);
		const cycle = { kind: 'fixed' as const, startsOn: day('2026-07-01') };
		const anew = { cycle, everyMonths: 12, renewalWindowDays: 0, openCycles: 'move' as const };
		expect(await reviseRequirement(admin, revision(anew))).toEqual({ kind: 'revised', version: 2 });
		expect((await versions())[1]).toMatchObject({ cyclesFrom: 101 });
		expect(await standsOn('2026-12-02')).toMatchObject([{ standing: { cycle: { number: 101 } } }]);
		// Back to rolling is another count once more.
		const back = revision({ ...{ openCycles: 'move', effectiveOn: day('2027-01-01') } }, { after: 2 });
		expect(await reviseRequirement(admin, back)).toEqual({ kind: 'revised', version: 3 });
		expect((await versions())[2]).toMatchObject({ cyclesFrom: 301 });
	});

	it.each<[string, Partial<Revision['rule']>, Partial<Revision>, string]>([
		['a day that has passed', { effectiveOn: day('2026-11-22') }, {}, 'effectiveOn'],
		['no note', {}, { note: '  ' }, 'note'],
		['a note without end', {}, { note: 'x'.repeat(1001) }, 'note'],
		['a rule that nobody could meet', { passPercent: 101 }, {}, 'passPercent'],
		['an audience of nobody', { audience: { all: [{ of: 'rank', in: ['Astronaut'] }] } }, {}, 'audience'],
		['an unknown module', { items: ['XX-9'] }, {}, 'items'],
		['nothing new', { graceDays: 0 }, {}, 'form'],
		[
			'nothing new but what becomes of cycles that none left open',
			{ graceDays: 0, openCycles: 'move' },
			{},
			'form'
		]
	])('refuses %s, and nothing is kept', async (_, changes, more, field) => {
		const refused = await reviseRequirement(admin, revision(changes, more));
		expect(refused).toMatchObject({ kind: 'refused', field, reason: expect.stringMatching(/\w+.*\./) });
		expect(await versions()).toHaveLength(1);
		expect(await events()).toEqual([]);
	});

	it('does not go before the version before it, and says so with all else that is wrong', async () => {
		await reviseRequirement(admin, revision());
		const early = revision({ effectiveOn: day('2026-11-30'), passPercent: 10 }, { after: 2, note: '' });
		const refused = await reviseRequirement(admin, early);
		if (refused.kind !== 'refused') throw new Error();
		expect(refused.problems.map(({ field }) => field)).toEqual(['passPercent', 'effectiveOn', 'note']);
	});

	it('a title is another requirement’s, or its own', async () => {
		await adoptRequirement(admin, { ...rule, title: 'Taken' });
		expect(await reviseRequirement(admin, revision({ title: 'taken' }))).toMatchObject({ field: 'title' });
		expect(await reviseRequirement(admin, revision({ title: 'Free' }))).toMatchObject({ kind: 'revised' });
	});

	it('sent eight times it is one version, also when somebody began a cycle of it meanwhile', async () => {
		const again = revision({
			everyMonths: 12,
			cycle: { kind: 'licence' },
			openCycles: 'move',
			effectiveOn: day('2026-11-23')
		});
		const answers = await Promise.all(Array.from({ length: 8 }, () => reviseRequirement(admin, again)));
		for (const answer of answers) expect(answer).toEqual({ kind: 'revised', version: 2 });
		await readAllLessons(department.contexts.officer, requirementId);
		expect(await reviseRequirement(admin, again)).toEqual({ kind: 'revised', version: 2 });
		expect(await versions()).toHaveLength(2);
		expect(await events()).toHaveLength(1);
	});

	it('of two that were written on the same version one stands, and the other is told', async () => {
		const answers = await Promise.all([
			reviseRequirement(admin, revision({ graceDays: 10 })),
			reviseRequirement(admin, revision({ graceDays: 20 }))
		]);
		expect(answers.map(({ kind }) => kind).sort()).toEqual(['refused', 'revised']);
		expect(answers.find(({ kind }) => kind === 'refused')).toMatchObject({
			field: 'form',
			reason: expect.stringMatching(/meanwhile/)
		});
		expect(await versions()).toHaveLength(2);
	});

	it('a copy of a profile remembers when that was checked when it was taken', async () => {
		const profile = { id: 'utah', checkedOn: day('2026-01-01') };
		const adopted = await adoptRequirement(admin, { ...rule, title: 'Utah', profile });
		if (adopted.kind === 'refused') throw new Error(adopted.reason);
		({ requirementId } = adopted);
		const checkedAgain = { ...profile, checkedOn: day('2026-11-20') };
		await reviseRequirement(admin, revision({ profile: checkedAgain, title: 'Utah' }));
		const other = { ...checkedAgain, id: 'texas' };
		await reviseRequirement(admin, revision({ profile: other, title: 'Utah' }, { after: 2 }));
		expect((await versions()).map(({ profile }) => [profile?.id, String(profile?.checkedOn)])).toEqual([
			['utah', '2026-01-01'],
			['utah', '2026-01-01'],
			['texas', '2026-11-20']
		]);
	});

	it('keeps an item that is taken back while it is asked', async () => {
		const { trainer } = department.contexts;
		const { code } = await publishText({ trainer, second: await department.secondTrainer() });
		await reviseRequirement(admin, revision({ items: ['TM-1', code] }));
		const { retireScenario } = await import('#lib/server/studio/retire-scenario.ts');
		await retireScenario(trainer, { code, note: 'Replaced.' });
		const kept = revision({ items: ['TM-1', code], graceDays: 40 }, { after: 2 });
		expect(await reviseRequirement(admin, kept)).toEqual({ kind: 'revised', version: 3 });
		const other = await adoptRequirement(admin, { ...rule, title: 'Other', items: ['TM-1', code] });
		expect(other).toMatchObject({ kind: 'refused', field: 'items' });
		expect((await versions())[2]!.items).toEqual([
			{ position: 1, code: 'TM-1', kind: 'module' },
			{ position: 2, code, kind: 'scenario' }
		]);
	});

	it('is not there for other departments, for practice and for unknown ids', async () => {
		const other = await foundTestDepartment(database.db);
		await expect(reviseRequirement(other.contexts.admin, revision())).rejects.toThrow(NotFound);
		const from = day('2026-12-01');
		await expect(
			withdrawRequirement(other.contexts.admin, { requirementId, from, reason: 'No.' })
		).rejects.toThrow(NotFound);
		const { trainer, officer } = department.contexts;
		const { code } = await publishText({ trainer, second: await department.secondTrainer() });
		const practice = await practiceOf(officer, code);
		await expect(reviseRequirement(admin, revision({}, { requirementId: practice }))).rejects.toThrow(
			NotFound
		);
		expect(await versions()).toHaveLength(1);
	});

	it.each(['officer', 'supervisor', 'trainer', 'auditor'] as const)('is not for the %s', async (role) => {
		const context = department.contexts[role];
		await expect(reviseRequirement(context, revision())).rejects.toThrow(Forbidden);
		const withdrawal = { requirementId, from: day('2026-12-01'), reason: 'No.' };
		await expect(withdrawRequirement(context, withdrawal)).rejects.toThrow(Forbidden);
	});

	it('without its ledger entry it is not there', async () => {
		await database.exec(`create function no_entry() returns trigger language plpgsql as $$ begin if new.body::jsonb ->> 'kind' = 'requirement-revised' then raise 'no entry'; end if; return new; end $$;
			create trigger no_entry before insert on ledger_entry for each row execute function no_entry()`);
		try {
			await expect(reviseRequirement(admin, revision({ items: ['TM-1', 'TS-1'] }))).rejects.toThrow(
				/no entry/
			);
		} finally {
			await database.exec(`drop trigger no_entry on ledger_entry; drop function no_entry`);
		}
		expect(await versions()).toHaveLength(1);
		const { rows } =
			await sql`select 1 from requirement_item where requirement_id = ${requirementId}`.execute(database.db);
		expect(rows).toHaveLength(1);
	});
});

describe('withdrawRequirement', () => {
	const withdrawal = (from = '2026-12-01', reason = 'The law is repealed.') => ({
		...{ requirementId, from: day(from), reason }
	});

	it('asks nothing of anybody from its day on, and keeps what was', async () => {
		expect(await withdrawRequirement(admin, withdrawal())).toEqual({ kind: 'withdrawn', version: 2 });
		expect(await standsOn('2026-11-30')).toMatchObject([{ standing: { kind: 'due' } }]);
		expect(await standsOn('2026-12-01')).toMatchObject([
			{ standing: { kind: 'not-applicable', because: 'withdrawn' } }
		]);
		expect((await versions())[1]).toMatchObject({
			withdrawn: true,
			title: rule.title,
			items: [{ code: 'TM-1' }]
		});
		expect(await events()).toMatchObject([{ subject: requirementId, version: '2' }]);
	});

	it('once, for one day, with a reason, and not in the past', async () => {
		expect(await withdrawRequirement(admin, withdrawal('2026-12-01', ' '))).toMatchObject({ field: 'note' });
		expect(await withdrawRequirement(admin, withdrawal('2026-11-22'))).toMatchObject({
			field: 'effectiveOn'
		});
		const answers = await Promise.all(
			Array.from({ length: 4 }, () => withdrawRequirement(admin, withdrawal()))
		);
		for (const answer of answers) expect(answer).toEqual({ kind: 'withdrawn', version: 2 });
		expect(await withdrawRequirement(admin, withdrawal('2026-12-02'))).toMatchObject({
			field: 'effectiveOn',
			reason: expect.stringMatching(/from 1 December 2026 on already/)
		});
		expect(await versions()).toHaveLength(2);
	});

	it('a further version puts it in force again', async () => {
		await withdrawRequirement(admin, withdrawal());
		const again = revision(
			{ effectiveOn: day('2027-03-01'), openCycles: 'move' },
			{ after: 2, note: 'It is back.' }
		);
		expect(await reviseRequirement(admin, again)).toEqual({ kind: 'revised', version: 3 });
		expect((await versions())[2]).toMatchObject({ withdrawn: PLAIN.withdrawn, cyclesFrom: 101 });
		// Everybody begins anew: the days in which nothing was asked are held against nobody.
		expect(await standsOn('2027-03-02')).toMatchObject([
			{ standing: { kind: 'due', dueOn: day('2027-04-30') } }
		]);
	});
});
