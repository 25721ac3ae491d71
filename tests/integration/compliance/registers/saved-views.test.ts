import { beforeAll, expect, it } from 'vitest';
import { deleteView } from '#lib/server/compliance/registers/saved/delete-view.ts';
import { listViews } from '#lib/server/compliance/registers/saved/queries.ts';
import { saveView } from '#lib/server/compliance/registers/saved/save-view.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: Awaited<ReturnType<typeof foundTestDepartment>>;

beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
});

const viewsOf = ({ actor, db }: Context) =>
	readInDepartment(db, actor.departmentId, (trx) => listViews(trx, actor.departmentId, actor.personId));

it('keeps a list under a name, twice is once, and another list of that name is refused', async () => {
	const { auditor } = department.contexts;
	const view = { name: 'Overdue, nights', href: '/registers/exceptions?state=overdue&q=Ru%C3%ADz' };
	const saved = await saveView(auditor, view);
	expect(saved).toMatchObject({ kind: 'saved' });
	expect(await saveView(auditor, view)).toEqual(saved);
	expect(await saveView(auditor, { ...view, href: '/officers' })).toEqual({
		...{ kind: 'refused', reason: 'name-taken' }
	});
	expect(await viewsOf(auditor)).toMatchObject([view]);
});

it.each([
	'https://elsewhere.example/',
	'//elsewhere.example/registers',
	'/\\elsewhere.example',
	'/registers\\..',
	'/registers/../people',
	'/people',
	'/registersx',
	'/ledger?q=a\nb',
	`/officers?q=${'x'.repeat(2000)}`,
	''
])('is no list: %j', async (href) => {
	expect(await saveView(department.contexts.auditor, { name: 'Bad', href })).toEqual({
		...{ kind: 'refused', reason: 'no-list' }
	});
});

it('is one’s own: nobody else sees or removes it', async () => {
	const { admin, auditor, supervisor } = department.contexts;
	await saveView(supervisor, { name: 'Mine', href: '/officers?standing=overdue' });
	const [mine] = await viewsOf(supervisor);
	for (const stranger of [admin, auditor, other.contexts.supervisor]) {
		expect((await viewsOf(stranger)).map(({ id }) => id)).not.toContain(mine!.id);
		await deleteView(stranger, { id: mine!.id });
	}
	expect(await viewsOf(supervisor)).toHaveLength(1);
	expect(await deleteView(supervisor, { id: mine!.id })).toEqual({ kind: 'deleted' });
	expect(await deleteView(supervisor, { id: mine!.id })).toEqual({ kind: 'deleted' });
	expect(await viewsOf(supervisor)).toEqual([]);
});

it('is at most a hundred', async () => {
	const { admin } = department.contexts;
	for (let n = 0; n < 100; n++) await saveView(admin, { name: `View ${n}`, href: '/officers' });
	expect(await saveView(admin, { name: 'One more', href: '/officers' })).toEqual({
		...{ kind: 'refused', reason: 'too-many' }
	});
});

it.each(['officer', 'trainer'] as const)('is not for the %s', async (role) => {
	const context = department.contexts[role];
	await expect(saveView(context, { name: 'A', href: '/officers' })).rejects.toThrow(Forbidden);
	await expect(deleteView(context, { id: context.actor.personId })).rejects.toThrow(Forbidden);
});
