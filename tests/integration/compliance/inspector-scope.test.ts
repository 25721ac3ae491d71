import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { inviteInspector } from '#lib/server/identity/inspection/invite-inspector.ts';
import { listInspections } from '#lib/server/identity/inspection/list-inspections.ts';
import { testDatabase } from '../database-for-tests.ts';
import { inviteeOn } from '../inspectors-for-tests.ts';
import { enterTestOutside, outsideDraft } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { takeQuiz } from '../quiz-for-tests.ts';
import { adoptTraining, publishTraining, readAllLessons } from '../training-for-tests.ts';

// What lies outside of an inspector's period is not there. Everything that happens is told three times: before the
// period, in it and after it, each time in a word of its own; then every page of auditors is opened by an inspector,
// through its own load function. A new page that is not in the table below fails the test.

const PERIOD = { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-31') };
const TODAY = Temporal.Instant.from('2027-02-10T18:00:00Z');
const TIMES = {
	before: Temporal.Instant.from('2026-11-24T15:00:00Z'),
	inside: Temporal.Instant.from('2026-12-10T15:00:00Z'),
	after: Temporal.Instant.from('2027-01-15T15:00:00Z')
};
type When = keyof typeof TIMES;
const OUTSIDE_WORDS = /(before|after)mark/;

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let inspector: Context;
let officer: Context;
let requirementId: string;
const attempts = {} as Record<When, string>;
const leaves = {} as Record<When, string>;
const seqs = {} as Record<When, number>;

const at = (context: Context, now: Temporal.Instant): Context => ({ ...context, now });

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	const { admin, supervisor } = department.contexts;
	({ officer } = department.contexts);
	requirementId = await adoptTraining(admin);
	await readAllLessons(at(officer, TIMES.before), requirementId);
	for (const when of Object.keys(TIMES) as When[]) await tell(when, admin, supervisor);
	inspector = await letIn(at(admin, TODAY));
}, 120_000);

/** Their context as a session gives it; a session itself is dated by the real clock. */
async function letIn(admin: Context): Promise<Context> {
	const invitee = { ...inviteeOn(TODAY), ...PERIOD };
	const invited = await inviteInspector(admin, invitee);
	if (invited.kind !== 'invited') throw new Error(invited.reason);
	const { id, personId, organisation, expiresAt } = (await listInspections(admin))[0]!;
	const { givenName, familyName } = invitee;
	return {
		...admin,
		actor: {
			...{ ...admin.actor, personId, givenName, familyName, rank: null, unitId: null, roles: ['inspector'] },
			inspection: { ...PERIOD, id, organisation, expiresAt }
		}
	};
}

async function tell(when: When, admin: Context, supervisor: Context) {
	const now = TIMES[when];
	const { personId } = officer.actor;
	const day = now.toZonedDateTimeISO('America/Chicago').toPlainDate();
	const later = (hours: number) => now.add({ hours });
	const draft = outsideDraft({ title: `${when}mark course`, begunOn: day, completedOn: day });
	const outsideId = await enterTestOutside(at(officer, now), { draft });
	await decideOutside(at(admin, later(1)), { outsideId, accepted: true, reason: `${when}mark decision` });
	const days = { fromOn: day, untilOn: day.add({ days: 2 }) };
	const leave = { kind: 'medical' as const, ...days };
	const recorded = await recordLeave(at(supervisor, later(1)), {
		personId,
		leave,
		reason: `${when}mark leave`
	});
	if (recorded.kind !== 'recorded') throw new Error(recorded.reason);
	leaves[when] = recorded.leaveId;
	const other = { kind: 'other' as const, fromOn: day.add({ days: 5 }), untilOn: day.add({ days: 6 }) };
	const wrong = await recordLeave(at(supervisor, later(2)), {
		personId,
		leave: other,
		reason: `${when}mark other`
	});
	if (wrong.kind !== 'recorded') throw new Error(wrong.reason);
	const corrected = await correctRecord(at(admin, later(3)), {
		...{ kind: 'leave', id: wrong.leaveId, reason: `${when}mark correction` }
	});
	if (corrected.kind !== 'corrected') throw new Error(corrected.reason);
	const waived = { fromOn: day.add({ days: 3 }), untilOn: day.add({ days: 4 }) };
	await grantWaiver(at(admin, later(2)), {
		personId,
		requirementId,
		days: waived,
		reason: `${when}mark waiver`
	});
	attempts[when] = await takeQuiz(at(officer, later(4)), requirementId, false);
	seqs[when] = await inDepartment(database.db, department.departmentId, async (trx) => {
		const { seq } = await trx
			.selectFrom('ledger_entry')
			.select((eb) => eb.fn.max('seq').as('seq'))
			.executeTakeFirstOrThrow();
		return Number(seq);
	});
}

const FOLDER = 'src/routes/(auditor)';
const PAGES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('+page.server.ts'))
	.map((file) => file.replace(/\/?\+page\.server\.ts$/, ''))
	.sort();

type Params = Record<string, string>;
interface Page {
	params?: () => Params;
	search?: string;
	/** Whether it tells of what is in the period; others hold nothing that happens on days. */
	tells?: boolean;
}

const person = () => ({ person: officer.actor.personId });
const OPEN: Record<string, Page[]> = {
	compliance: [{}, { search: '?on=2027-02-01' }, { search: '?on=2026-11-25&known=now' }],
	officers: [{}, { search: '?on=2027-02-01' }],
	'officers/[person=id]': [
		{ params: person, tells: true },
		{ params: person, search: '?on=2027-02-01', tells: true },
		{ params: person, search: '?on=2027-02-01&known=now', tells: true },
		{ params: person, search: '?known=now', tells: true },
		{ params: person, search: '?on=2026-11-25' }
	],
	'officers/[person=id]/hours': [
		{ params: person, tells: true },
		{ params: person, search: '?on=2027-02-01&known=now', tells: true }
	],
	'officers/[person=id]/outside': [
		{ params: person, tells: true },
		{ params: person, search: '?on=2027-02-01&known=now', tells: true }
	],
	'officers/[person=id]/attempts/[attempt=id]': [
		{ params: () => ({ ...person(), attempt: attempts.inside }) }
	],
	ledger: [{}, { search: '?from=2026-01-01&to=2027-12-31' }],
	'ledger/[seq=release]': [{ params: () => ({ seq: String(seqs.inside) }) }],
	'ledger/checkpoints': [{}],
	packs: [{}],
	registers: [{}],
	'registers/[register=register]': [
		...['outside', 'corrections', 'exceptions'].flatMap((register) => [
			{ params: () => ({ register }), tells: register !== 'exceptions' },
			{
				params: () => ({ register }),
				search: '?from=2026-01-01&to=2027-12-31',
				tells: register !== 'exceptions'
			},
			{ params: () => ({ register }), search: '?on=2027-02-01&known=now', tells: register !== 'exceptions' }
		]),
		...['certificates', 'completions', 'sessions'].map((register) => ({ params: () => ({ register }) }))
	],
	'registers/requirements/[requirement=id]': [{ params: () => ({ requirement: requirementId }) }],
	'registers/units/[unit=id]': [{ params: () => ({ unit: department.units.nights }) }],
	notes: [{}]
};

/** Pages that are not theirs, or hold no record of anybody: what is in a module, forms that write. */
const SHUT: Record<string, () => Params> = {
	'officers/[person=id]/runs/[run=id]': () => ({ ...person(), run: attempts.inside }),
	'officers/[person=id]/outside/new': person,
	'officers/[person=id]/leave/new': person,
	'officers/[person=id]/leave/[leave=id]/end': () => ({ ...person(), leave: leaves.inside }),
	'officers/[person=id]/waivers/new': person,
	'officers/[person=id]/corrections/[kind=correctable]/[record=id]': () => ({
		...{ ...person(), kind: 'leave', record: leaves.inside }
	})
};
const WITHOUT_DAYS = ['content/[hash=hash]', 'files/[prepared=id]', 'filing', 'filing/affidavit'];

async function open(page: string, params: Params, search = '', locals = inspector): Promise<string> {
	const { load } = (await import(
		/* @vite-ignore */ join(process.cwd(), FOLDER, page, '+page.server.ts')
	)) as { load: (event: unknown) => Promise<unknown> };
	const url = new URL(`/${page}${search}`, 'https://training.example');
	return JSON.stringify(await load({ locals, params, url, depends: () => {}, setHeaders: () => {} }));
}

describe('every page of auditors, opened by an inspector', () => {
	it('is in one of the tables of this test', () => {
		expect([...Object.keys(OPEN), ...Object.keys(SHUT), ...WITHOUT_DAYS].sort()).toEqual(PAGES);
	});

	const opened = Object.entries(OPEN).flatMap(([page, ways]) =>
		ways.map((way): [string, Page] => [`${page}${way.search ?? ''}`, way])
	);
	it.each(opened)(
		'%s holds nothing beyond the period',
		async (name, { params = () => ({}), search, tells }) => {
			const page = name.split('?')[0]!;
			const text = await open(page, params(), search);
			expect(text).not.toMatch(OUTSIDE_WORDS);
			for (const when of ['before', 'after'] as const) {
				expect(text).not.toContain(attempts[when]);
				expect(text).not.toContain(leaves[when]);
			}
			if (tells) expect(text).toContain('insidemark');
		}
	);

	it.each(Object.entries(SHUT))('%s is not theirs to open', async (page, params) => {
		await expect(open(page, params())).rejects.toMatchObject({ status: 404 });
	});

	it.each(['before', 'after'] as const)(
		'what happened %s is not found by its own address either',
		async (when) => {
			for (const [page, params] of [
				['officers/[person=id]/attempts/[attempt=id]', { ...person(), attempt: attempts[when] }],
				['ledger/[seq=release]', { seq: String(seqs[when]) }]
			] as const)
				await expect(open(page, params)).rejects.toMatchObject({ status: 404 });
		}
	);

	it.each(opened.filter(([, { tells, search }]) => tells && !search))(
		'%s tells an auditor of all three, so that it could tell too much',
		async (page, { params }) => {
			const auditor = at(department.contexts.auditor, TODAY);
			const text = await open(page, params!(), '', auditor);
			for (const when of ['before', 'inside', 'after']) expect(text).toContain(`${when}mark`);
		}
	);
});

describe('what an inspector takes away', () => {
	const FILES: [string, () => Params, boolean][] = [
		['officers/export.csv', () => ({}), false],
		['standing/export.csv', () => ({}), false],
		['ledger/export.csv', () => ({}), false],
		['officers/[person=id]/hours/export.csv', person, true],
		...['outside', 'corrections', 'exceptions'].map((register): [string, () => Params, boolean] => [
			...([
				'registers/[register=register]/export.csv',
				() => ({ register }),
				register !== 'exceptions'
			] as const)
		])
	];
	it.each(FILES)('%s holds nothing beyond the period', async (file, params, tells) => {
		const { GET } = (await import(/* @vite-ignore */ join(process.cwd(), FOLDER, file, '+server.ts'))) as {
			GET: (event: unknown) => Promise<Response>;
		};
		for (const search of ['', '?on=2027-02-01&known=now', '?from=2026-01-01&to=2027-12-31']) {
			const url = new URL(`/${file}${search}`, 'https://training.example');
			const text = await (await GET({ locals: inspector, params: params(), url })).text();
			expect(text.length).toBeGreaterThan(0);
			expect(text).not.toMatch(OUTSIDE_WORDS);
			if (tells) expect(text).toContain('insidemark');
		}
	});
});
