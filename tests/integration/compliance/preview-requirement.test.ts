import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { previewRequirement } from '#lib/server/compliance/requirement/preview-requirement.ts';
import { readRequirement } from '#lib/server/compliance/requirement/read-requirement.ts';
import { readRequirementForm } from '#lib/server/compliance/requirement/read-requirement-form.ts';
import { readRequirements } from '#lib/server/compliance/requirement/read-requirements.ts';
import { reviseRequirement } from '#lib/server/compliance/requirement/revise-requirement.ts';
import { withdrawRequirement } from '#lib/server/compliance/requirement/withdraw-requirement.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let admin: Context;
let requirementId: string;
const day = (text: string) => Temporal.PlainDate.from(text);

/** The tests' today is 23 November 2026; by this rule everybody of 2025 is late, and who completed it is not. */
const rule = {
	...{ title: 'Test', citation: 'Code 1.2', effectiveOn: day('2026-09-01'), firstDueDays: 60 },
	...{ everyMonths: 24, renewalWindowDays: 60, passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
	items: ['TM-1', 'TS-1']
};

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	admin = department.contexts.admin;
	const { nights, days } = department.units;
	const adopted = await adoptRequirement(admin, rule);
	if (adopted.kind === 'refused') throw new Error(adopted.reason);
	({ requirementId } = adopted);
	for (const [familyName, unitId] of [
		['Abara', nights],
		['Beck', days],
		['Chen', days]
	] as const) {
		const email = `${familyName.toLowerCase()}@${department.mail}`;
		const officer = await department.person('officer', { familyName, unitId, email });
		if (familyName === 'Abara') await completeTraining(officer, requirementId);
	}
});

const previewed = async (input: Partial<Parameters<typeof previewRequirement>[1]> = {}, context = admin) => {
	const found = await previewRequirement(context, { ...{ rule, of: null, page: 1 }, ...input });
	if (found.kind === 'refused') throw new Error(JSON.stringify(found.problems));
	return found;
};
const lines = ({ rows }: Awaited<ReturnType<typeof previewed>>) =>
	rows.map(({ name, before, after }) => `${name}: ${before.kind} → ${after.kind} ${after.dueOn}`);
const writes = async () => {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from ledger_entry`.execute(
		database.db
	);
	return rows[0]!.count;
};

describe('previewRequirement', () => {
	it('of a new requirement says whom it would bind, how they would stand and why, and writes nothing', async () => {
		const before = await writes();
		const found = await previewed({ rule: { ...rule, title: 'New' } });
		expect(found).toMatchObject({
			headline: 'This affects 4 officers; 4 become overdue.',
			details: ['On 23 November 2026, of 4 who are asked: 4 overdue.'],
			...{ page: 1, pages: 1 }
		});
		expect(lines(found)).toEqual([
			'Abara, Sam: not-applicable → overdue 2026-10-31',
			'Beck, Sam: not-applicable → overdue 2026-10-31',
			'Chen, Sam: not-applicable → overdue 2026-10-31',
			'Ruiz, Alejandra: not-applicable → overdue 2026-10-31'
		]);
		expect(found.rows[0]).toMatchObject({
			unitName: 'Patrol, nights',
			badgeNumber: null,
			why: 'Was due 31 October 2026: 60 days after the rule took effect on 1 September 2026.'
		});
		expect(await writes()).toBe(before);
		expect(await readRequirements(admin)).toHaveLength(1);
	});

	it('of one for a unit binds the unit', async () => {
		const all = [{ of: 'unit' as const, in: [department.units.days] }];
		const found = await previewed({
			rule: { ...rule, title: 'Days', audience: { all }, effectiveOn: day('2026-11-23') }
		});
		expect(found.headline).toBe('This affects 2 officers; nobody becomes overdue.');
		expect(lines(found).map((line) => line.split(':')[0])).toEqual(['Beck, Sam', 'Chen, Sam']);
	});

	it('is of the day from which it counts, when that is ahead', async () => {
		const found = await previewed({ rule: { ...rule, title: 'Ahead', effectiveOn: day('2027-07-01') } });
		expect(found.on.toString()).toBe('2027-07-01');
		expect(found.details).toEqual(['On 1 July 2027, of 4 who are asked: 4 due.']);
	});

	it('of a version holds everybody’s standing with it against that without it', async () => {
		const grace = { ...rule, effectiveOn: day('2026-11-23'), graceDays: 60 };
		const moved = await previewed({ rule: { ...grace, openCycles: 'move' }, of: requirementId });
		expect(lines(moved)).toEqual([
			'Beck, Sam: overdue → in-grace 2026-10-31',
			'Chen, Sam: overdue → in-grace 2026-10-31',
			'Ruiz, Alejandra: overdue → in-grace 2026-10-31',
			'Abara, Sam: current → current 2028-11-23'
		]);
		expect(moved.details).toEqual([
			'On 23 November 2026, of 4 who are asked: 3 in grace, 1 current.',
			'3 officers become in grace.'
		]);
		const left = await previewed({ rule: grace, of: requirementId });
		expect(left.details).toEqual([
			'On 23 November 2026, of 4 who are asked: 3 overdue, 1 current.',
			'Nobody’s standing or due day is another.'
		]);
		expect(left.digest).not.toBe(moved.digest);
		const nights = { all: [{ of: 'unit' as const, in: [department.units.nights] }] };
		const fewer = await previewed({ rule: { ...grace, audience: nights }, of: requirementId });
		expect(fewer).toMatchObject({
			headline: 'This affects 4 officers; nobody becomes overdue.',
			counts: { bound: 2, released: 2, newly: 0 }
		});
	});

	it('names what was looked at: the same rule the same, whatever day it is asked', async () => {
		const input = { rule: { ...rule, title: 'New' } };
		const tomorrow = { ...admin, now: admin.now.add({ hours: 24 }) };
		const [one, again] = [await previewed(input), await previewed(input, tomorrow)];
		const other = await previewed({ rule: { ...input.rule, waitMinutes: 1 } });
		expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
		expect([again.digest === one.digest, other.digest === one.digest]).toEqual([true, false]);
	});

	it('refuses what could not be saved, with all fields', async () => {
		const wrong = { ...rule, title: 'test', passPercent: 1 };
		const refused = await previewRequirement(admin, { rule: wrong, of: null, page: 1 });
		expect(refused).toMatchObject({
			kind: 'refused',
			problems: [{ field: 'passPercent' }, { field: 'title' }],
			// What was looked at is known also when it cannot be saved any more: it may have been saved already.
			digest: expect.stringMatching(/^[0-9a-f]{64}$/)
		});
		const early = { ...rule, effectiveOn: day('2026-10-01') };
		const version = await previewRequirement(admin, { rule: early, of: requirementId, page: 1 });
		expect(version).toMatchObject({ kind: 'refused', problems: [{ field: 'effectiveOn' }] });
	});

	it('shows fifty officers a page, the late ones first', async () => {
		const big = await foundTestDepartment(database.db);
		for (let index = 0; index < 54; index++)
			await big.person('officer', {
				...{ familyName: `Person ${String(index).padStart(2, '0')}`, email: `p${index}@${big.mail}` }
			});
		const pages = await Promise.all([1, 2, 99].map((page) => previewed({ page }, big.contexts.admin)));
		expect(pages.map(({ rows, page, pages }) => [rows.length, page, pages])).toEqual([
			[50, 1, 2],
			[5, 2, 2],
			[5, 2, 2]
		]);
		expect(pages[0]!.headline).toBe('This affects 55 officers; 55 become overdue.');
	});

	it('is for administrators of the department alone', async () => {
		const input = { rule, of: requirementId, page: 1 };
		for (const role of ['officer', 'supervisor', 'trainer', 'auditor'] as const) {
			const context = department.contexts[role];
			await expect(previewRequirement(context, input)).rejects.toThrow(Forbidden);
			await expect(readRequirements(context)).rejects.toThrow(Forbidden);
			await expect(readRequirement(context, { requirementId })).rejects.toThrow(Forbidden);
			await expect(readRequirementForm(context, { profile: null, of: null })).rejects.toThrow(Forbidden);
		}
		const stranger = (await foundTestDepartment(database.db)).contexts.admin;
		await expect(previewRequirement(stranger, input)).rejects.toThrow(NotFound);
		await expect(readRequirement(stranger, { requirementId })).rejects.toThrow(NotFound);
		await expect(readRequirementForm(stranger, { profile: null, of: requirementId })).rejects.toThrow(
			NotFound
		);
		expect(await readRequirements(stranger)).toEqual([]);
	});
});

describe('requirements to read', () => {
	it('say what they ask, who is bound, and what each version changed', async () => {
		const next = { ...rule, effectiveOn: day('2027-01-01'), graceDays: 30 };
		await reviseRequirement(admin, { requirementId, after: 1, rule: next, note: 'Grace is given.' });
		const [listed] = await readRequirements(admin);
		expect(listed).toMatchObject({
			...{ state: 'in-force', shown: { version: 1 }, ahead: [{ version: 2 }] },
			words: { who: 'All officers', asked: '1 module, 1 scenario' }
		});
		const read = await readRequirement(admin, { requirementId });
		expect(read).toMatchObject({
			...{ state: 'in-force', bound: 4, stand: { overdue: 3, current: 1 }, profile: null },
			versions: [
				{
					version: { version: 2 },
					changes: [{ label: 'Days' }],
					note: { text: 'Grace is given.', by: expect.stringContaining('Mills') }
				},
				{ version: { version: 1 }, changes: [], note: null }
			]
		});
		await withdrawRequirement(admin, { requirementId, from: day('2027-02-01'), reason: 'Repealed.' });
		const later = { ...admin, now: Temporal.Instant.from('2027-02-01T18:00:00Z') };
		expect(await readRequirement(later, { requirementId })).toMatchObject({ state: 'withdrawn', bound: 0 });
		expect((await readRequirements(later))[0]).toMatchObject({ state: 'withdrawn', ahead: [] });
	});

	it('the form offers what there is', async () => {
		const { options } = await readRequirementForm(admin, { profile: null, of: requirementId });
		expect(options.items.map(({ code }) => code)).toEqual(['TM-1', 'TS-1']);
		expect(options.units.map(({ name }) => name)).toEqual(['Patrol, days', 'Patrol, nights']);
		await expect(readRequirementForm(admin, { profile: 'nowhere', of: null })).rejects.toThrow(NotFound);
	});
});
