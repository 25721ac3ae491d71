import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
	byKey,
	enterDepartment,
	inDepartment,
	openSnapshot,
	readByKey,
	readInDepartment,
	writeInDepartment
} from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

const { db, engine } = await testDatabase();
const here = await foundTestDepartment(db);
const there = await foundTestDepartment(db);
const { departmentId } = here;

const addUnit = (trx: typeof db, name: string) =>
	trx.insertInto('unit').values({ department_id: departmentId, id: randomUUID(), name }).execute();
const unitNames = () =>
	readInDepartment(db, departmentId, async (trx) =>
		(await trx.selectFrom('unit').select('name').execute()).map(({ name }) => name)
	);
/** Who a statement outside any transaction is. */
const outside = async () =>
	(
		await sql<{ isApplication: boolean; department: string | null; readOnly: string }>`
			select current_user = 'firstword_app' as "isApplication",
				nullif(current_setting('app.department_id', true), '') as department,
				current_setting('transaction_read_only') as "readOnly"`.execute(db)
	).rows[0];

describe.each([
	['for reading and writing', inDepartment],
	['for reading', readInDepartment]
])('work inside one department, %s', (_, within) => {
	it('sees that department alone, in every one of its statements', async () => {
		for (const { departmentId, units } of [here, there])
			await within(db, departmentId, async (trx) => {
				for (let time = 0; time < 3; time++) {
					const rows = await trx.selectFrom('department').select('id').execute();
					expect(rows).toEqual([{ id: departmentId }]);
					expect(await trx.selectFrom('unit').select('id').execute()).toHaveLength(Object.keys(units).length);
				}
			});
	});

	it('is the application, and leaves nothing of that behind', async () => {
		const { rows } = await within(db, departmentId, (trx) =>
			sql<{ name: string }>`select current_user::text as name`.execute(trx)
		);
		expect(rows).toEqual([{ name: 'firstword_app' }]);
		expect(await outside()).toEqual({ isApplication: false, department: null, readOnly: 'off' });
	});

	it('may fail before its first statement, at one, or end without any, and the next goes on as if nothing was', async () => {
		for (let time = 0; time < 3; time++) {
			const early = within(db, departmentId, () => Promise.reject(new Error('early')));
			await expect(early).rejects.toThrow('early');
			const wrong = within(db, departmentId, (trx) =>
				sql`select 1 / ${time}::integer * 0 + ${'no number'}::integer`.execute(trx)
			);
			await expect(wrong).rejects.toThrow(/integer|division/);
			expect(await within(db, departmentId, async () => 'nothing')).toBe('nothing');
			expect(
				await within(db, departmentId, (trx) => trx.selectFrom('department').select('id').execute())
			).toHaveLength(1);
		}
		expect(await outside()).toEqual({ isApplication: false, department: null, readOnly: 'off' });
	});
});

it('refuses to write in work that said it only reads', async () => {
	const writing = readInDepartment(db, departmentId, (trx) => addUnit(trx, 'Written while reading'));
	await expect(writing).rejects.toThrow('read-only transaction');
	const second = readInDepartment(db, departmentId, async (trx) => {
		await trx.selectFrom('unit').select('id').execute();
		await addUnit(trx, 'Written while reading');
	});
	await expect(second).rejects.toThrow('read-only transaction');
	expect(await unitNames()).not.toContain('Written while reading');
});

it('keeps one statement by itself, as the application, in its department', async () => {
	await writeInDepartment(db, departmentId, (trx) => addUnit(trx, 'Alone'));
	expect(await unitNames()).toContain('Alone');
	await expect(writeInDepartment(db, departmentId, (trx) => addUnit(trx, 'Alone'))).rejects.toThrow(
		'unit_name_once'
	);
	const elsewhere = writeInDepartment(db, there.departmentId, (trx) => addUnit(trx, 'Not ours'));
	await expect(elsewhere).rejects.toThrow('row-level security');
	expect(await unitNames()).not.toContain('Not ours');
	expect(await outside()).toEqual({ isApplication: false, department: null, readOnly: 'off' });
});

it.runIf(engine === 'postgres')('refuses a second statement in work that was to be one', async () => {
	const second = writeInDepartment(db, departmentId, async (trx) => {
		await trx.selectFrom('unit').select('id').execute();
		await addUnit(trx, 'A second statement');
	});
	await expect(second).rejects.toThrow('one statement');
	expect(await unitNames()).not.toContain('A second statement');
});

it('keeps all of a transaction or nothing', async () => {
	const failing = inDepartment(db, departmentId, async (trx) => {
		await addUnit(trx, 'Half done');
		throw new Error('changed our mind');
	});
	await expect(failing).rejects.toThrow('changed our mind');
	const broken = inDepartment(db, departmentId, async (trx) => {
		await addUnit(trx, 'Half done');
		await addUnit(trx, 'Half done');
	});
	await expect(broken).rejects.toThrow('unit_name_once');
	expect(await unitNames()).not.toContain('Half done');
	await inDepartment(db, departmentId, async (trx) => {
		await addUnit(trx, 'Done');
		await addUnit(trx, 'Done too');
	});
	expect(await unitNames()).toEqual(expect.arrayContaining(['Done', 'Done too']));
});

it('waits for a lock before the statement after it looks', async () => {
	const counted: number[] = [];
	await Promise.all(
		Array.from({ length: 8 }, (_, index) =>
			inDepartment(db, departmentId, async (trx) => {
				await sql`select pg_advisory_xact_lock(42)`.execute(trx);
				const { length } = await trx
					.selectFrom('unit')
					.select('id')
					.where('name', 'like', 'Locked%')
					.execute();
				counted.push(length);
				await addUnit(trx, `Locked ${index}`);
			})
		)
	);
	expect(counted.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it.each([
	['for reading and writing', byKey],
	['for reading', readByKey]
])('shows by a key the one row it opens, then the department it led to, %s', async (_, within) => {
	await within(db, `officer@${here.mail}`, async (trx) => {
		const rows = await trx.selectFrom('account').select('department_id as id').execute();
		expect(rows).toEqual([{ id: departmentId }]);
		expect(await trx.selectFrom('unit').select('id').execute()).toEqual([]);
		await enterDepartment(trx, departmentId);
		expect(await trx.selectFrom('department').select('id').execute()).toEqual([{ id: departmentId }]);
	});
});

describe('a snapshot of one department', () => {
	it('stays what it was where the engine can, and says whether it does', async () => {
		const snapshot = await openSnapshot(db, departmentId);
		const names = () => snapshot.read(async (trx) => (await unitsOf(trx)).length);
		const before = await names();
		await inDepartment(db, departmentId, (trx) => addUnit(trx, `Later ${randomUUID()}`));
		expect(snapshot.isSteady).toBe(engine === 'postgres');
		expect(await names()).toBe(engine === 'postgres' ? before : before + 1);
		await snapshot.close();
		expect(await readInDepartment(db, departmentId, async (trx) => (await unitsOf(trx)).length)).toBe(
			before + 1
		);
		expect(await outside()).toEqual({ isApplication: false, department: null, readOnly: 'off' });
	});

	it('is of its department alone, and only reads', async () => {
		const snapshot = await openSnapshot(db, departmentId);
		const units = await snapshot.read(unitsOf);
		expect(units.length).toBeGreaterThan(0);
		expect(new Set(units.map((unit) => unit.department_id))).toEqual(new Set([departmentId]));
		await expect(snapshot.read((trx) => addUnit(trx, 'Written'))).rejects.toThrow(/read-only transaction/);
		await snapshot.close();
	});

	it.runIf(engine === 'postgres')(
		'does not take the program with it when its connection is lost',
		async () => {
			const snapshot = await openSnapshot(db, departmentId);
			const { pid } = await snapshot.read(async (trx) => {
				const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
				return rows[0]!;
			});
			await sql`select pg_terminate_backend(${pid})`.execute(db);
			await expect
				.poll(() =>
					snapshot.read(unitsOf).then(
						() => 'alive',
						() => 'lost'
					)
				)
				.toBe('lost');
			await snapshot.close();
			expect(await unitNames()).not.toEqual([]);
		}
	);
});

const unitsOf = (trx: typeof db) => trx.selectFrom('unit').select(['id', 'department_id']).execute();
