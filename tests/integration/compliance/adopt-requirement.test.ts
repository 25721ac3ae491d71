import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import { withdrawRequirement } from '#lib/server/compliance/requirement/withdraw-requirement.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { foundDepartment } from '#lib/server/identity/found-department.ts';
import { hashPassword } from '#lib/server/identity/hash-password.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW, PASSWORD } from '../people-for-tests.ts';
import { publishText } from '../publish-for-tests.ts';
import { publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
});

const rule = {
	title: 'Every two years',
	citation: 'Code 1.2',
	effectiveOn: Temporal.PlainDate.from('2026-11-01'),
	firstDueDays: 60,
	everyMonths: 24,
	renewalWindowDays: 60,
	passPercent: 80,
	attemptsPerCycle: 3,
	waitMinutes: 0,
	items: ['TM-1', 'TS-1']
};
const adopted = (of = department) =>
	inDepartment(database.db, of.departmentId, (trx) => listRequirements(trx, of.departmentId));
const audience = (...all: object[]) =>
	({ audience: { all } }) as Partial<Parameters<typeof adoptRequirement>[1]>;

describe('adoptRequirement', () => {
	it.each([
		['an unknown code', { items: ['TM-1', 'XX-9'] }, 'items'],
		['the statement as training', { items: ['TM-1', 'statement'] }, 'items'],
		['no items', { items: [] }, 'items'],
		['a window longer than the cycle', { everyMonths: 1, renewalWindowDays: 29 }, 'renewalWindowDays'],
		['a pass mark below 80', { passPercent: 79 }, 'passPercent'],
		['a rank that nobody has', audience({ of: 'rank', in: ['Astronaut'] }), 'audience'],
		['an assignment that nobody has', audience({ of: 'assignment', in: ['Diver'] }), 'audience'],
		[
			'days of hire without a hire',
			audience({ of: 'hired', from: null, until: Temporal.PlainDate.from('1999-01-01') }),
			'audience'
		],
		[
			'a unit that is not there',
			audience({ of: 'unit', in: ['00000000-0000-4000-8000-000000000000'] }),
			'audience'
		],
		[
			'a topic that is not there',
			{
				...{ items: [], cycle: { kind: 'licence' as const } },
				hours: {
					minutes: 60,
					topics: [{ topic: 'astrology', minutes: 60 }],
					carryOverMinutes: 0,
					credit: 'approved' as const
				}
			},
			'topics'
		]
	])('refuses %s, and nothing is kept', async (_, change, field) => {
		const refused = await adoptRequirement(department.contexts.admin, { ...rule, ...change });
		expect(refused).toMatchObject({ kind: 'refused', field, reason: expect.stringMatching(/\w+.*\./) });
		expect(await adopted()).toEqual([]);
		expect(await listEvents(database, department, 'requirement-adopted')).toEqual([]);
	});

	it('names everything that is wrong at once, each with its field', async () => {
		const wrong = { title: ' ', everyMonths: 0, passPercent: 10, items: ['TM-1', 'TM-1'] };
		const refused = await adoptRequirement(department.contexts.admin, {
			...{ ...rule, ...wrong, ...audience({ of: 'rank', in: ['Astronaut'] }) }
		});
		expect(refused).toMatchObject({ kind: 'refused', field: 'title' });
		if (refused.kind !== 'refused') throw new Error();
		expect(refused.problems.map(({ field }) => field)).toEqual([
			...['title', 'items', 'everyMonths', 'passPercent', 'audience']
		]);
	});

	it('a unit of another department is none', async () => {
		const other = await foundTestDepartment(database.db);
		const { days } = other.units;
		const refused = await adoptRequirement(department.contexts.admin, {
			...rule,
			...audience({ of: 'unit', in: [days], except: true })
		});
		expect(refused).toMatchObject({
			kind: 'refused',
			field: 'audience',
			reason: expect.stringMatching(/not there/)
		});
	});

	it.each(['officer', 'supervisor', 'trainer', 'auditor'] as const)('is not for the %s', async (role) => {
		await expect(adoptRequirement(department.contexts[role], rule)).rejects.toThrow(Forbidden);
	});

	it('adopts once, however often it is asked, and says so in the ledger', async () => {
		const { admin } = department.contexts;
		const answers = await Promise.all(Array.from({ length: 8 }, () => adoptRequirement(admin, rule)));
		const all = await adopted();
		expect(all).toHaveLength(1);
		expect(all[0]!.versions).toHaveLength(1);
		expect(all[0]!.versions[0]).toMatchObject({
			title: 'Every two years',
			items: [
				{ position: 1, code: 'TM-1', kind: 'module' },
				{ position: 2, code: 'TS-1', kind: 'scenario' }
			]
		});
		for (const answer of answers) expect(answer).toEqual({ kind: 'adopted', requirementId: all[0]!.id });
		expect(await listEvents(database, department, 'requirement-adopted')).toEqual([
			expect.objectContaining({ subject: all[0]!.id, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
		]);
	});

	it.each(['Every two years', '  every TWO  years '])('keeps a title for one rule: %j', async (title) => {
		const other = await adoptRequirement(department.contexts.admin, { ...rule, title, everyMonths: 12 });
		expect(other).toMatchObject({ kind: 'refused', field: 'title' });
	});

	it('gives the title away when the requirement is withdrawn', async () => {
		const { admin } = department.contexts;
		const requirementId = (await adopted())[0]!.id;
		const from = Temporal.PlainDate.from('2026-11-23');
		await withdrawRequirement(admin, { requirementId, from, reason: 'Replaced.' });
		const other = await adoptRequirement(admin, { ...rule, everyMonths: 12 });
		expect(other).toMatchObject({ kind: 'adopted' });
		expect(other).not.toMatchObject({ requirementId });
	});

	it('takes whatever can be said, and reads it back as it was said', async () => {
		const { admin } = department.contexts;
		const whole = {
			...{ ...rule, title: 'Everything', graceDays: 30, minActiveDays: 20, hires: 'pro-rated' as const },
			audience: {
				all: [
					{ of: 'unit' as const, in: [department.units.nights] },
					{ of: 'hired' as const, from: Temporal.PlainDate.from('2020-01-01'), until: null },
					{ of: 'rank' as const, in: ['Chief'], except: true }
				]
			},
			cycle: { kind: 'anchored' as const, month: 6, day: 30, year: 2028 },
			hours: { minutes: 1440, topics: [], carryOverMinutes: 480, credit: 'measured' as const },
			pausedBy: ['military' as const, 'medical' as const],
			consequences: { text: 'Off duty.', reportWithinDays: 30, tellSupervisor: true },
			profile: { id: 'utah', checkedOn: Temporal.PlainDate.from('2026-11-26') }
		};
		const answer = await adoptRequirement(admin, whole);
		if (answer.kind === 'refused') throw new Error(JSON.stringify(answer));
		const found = (await adopted()).find(({ id }) => id === answer.requirementId)!.versions[0];
		const { items: _, ...said } = whole;
		expect(JSON.parse(JSON.stringify(found))).toMatchObject(JSON.parse(JSON.stringify(said)) as object);
	});

	it('may name a scenario that the department’s own trainers published', async () => {
		const { trainer, admin } = department.contexts;
		const { code } = await publishText({ trainer, second: await department.secondTrainer() });
		const title = 'With our own';
		const answer = await adoptRequirement(admin, { ...rule, title, items: ['TM-1', code] });
		expect(answer).toMatchObject({ kind: 'adopted' });
		const other = await foundTestDepartment(database.db);
		const refused = await adoptRequirement(other.contexts.admin, { ...rule, title, items: ['TM-1', code] });
		expect(refused).toMatchObject({ kind: 'refused', field: 'items' });
		expect(await adopted(other)).toEqual([]);
	});

	it('binds all officers of a department that has none yet, and no rank of them', async () => {
		const actor = await foundDepartment(database.db, {
			...{ name: 'Founded', timeZone: 'America/Chicago', passwordIsInitial: false, now: NOW },
			administrator: {
				...{ givenName: 'Ada', familyName: 'Mills', badgeNumber: null, stateOfficerId: null, rank: null },
				...{ unitId: null, email: 'ada@founded.example', passwordHash: await hashPassword(PASSWORD) },
				...{ roles: ['admin'], heldFrom: Temporal.PlainDate.from('2026-01-01') }
			}
		});
		const context = { db: database.db, actor, now: NOW, address: null };
		const refused = await adoptRequirement(context, { ...rule, ...audience({ of: 'rank', in: ['Chief'] }) });
		expect(refused).toMatchObject({ field: 'audience', reason: expect.stringMatching(/no officers yet/) });
		expect(await adoptRequirement(context, rule)).toMatchObject({ kind: 'adopted' });
	});
});
