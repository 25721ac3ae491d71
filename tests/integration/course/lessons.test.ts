import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import type { Context } from '#lib/server/context.ts';
import { answerCheck } from '#lib/server/course/answer-check.ts';
import { finishLesson } from '#lib/server/course/finish-lesson.ts';
import { findEnrolment } from '#lib/server/course/queries.ts';
import { readLesson } from '#lib/server/course/read-lesson.ts';
import { readText } from '#lib/server/course/read-text.ts';
import { recordReading } from '#lib/server/course/record-reading.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let versions: Awaited<ReturnType<typeof publishTraining>>;
let officer: Context;
let module: { requirementId: string; code: string };
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	versions = await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	module = { requirementId: await adoptTraining(department.contexts.admin), code: 'TM-1' };
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

const eventsOf = async (kind: string) =>
	(await listEvents(database, department, kind)).filter(({ subject }) => subject === officer.actor.personId);

const progress = () =>
	inDepartment(database.db, department.departmentId, (trx) =>
		findEnrolment(
			trx,
			{ departmentId: department.departmentId, personId: officer.actor.personId, ...module },
			null
		)
	);

const after = (seconds: number): Context => ({ ...officer, now: officer.now.add({ seconds }) });

describe('begin', () => {
	it('enrols on the current version, once, with its event', async () => {
		const begun = await Promise.all(Array.from({ length: 20 }, () => beginModule(officer, module)));
		for (const one of begun) expect(one).toEqual({ kind: 'begun', cycle: 1, contentHash: versions.module });
		expect(await eventsOf('enrolled')).toEqual([
			expect.objectContaining({ code: 'TM-1', cycle: 1, content: versions.module })
		]);
	});

	it('is not found for what the requirement does not ask, for a scenario, and elsewhere', async () => {
		const elsewhere = await foundTestDepartment(database.db);
		await expect(beginModule(officer, { ...module, code: 'TM-9' })).rejects.toThrow(NotFound);
		await expect(beginModule(officer, { ...module, code: 'TS-1' })).rejects.toThrow(NotFound);
		await expect(beginModule(officer, { ...module, requirementId: crypto.randomUUID() })).rejects.toThrow(
			NotFound
		);
		await expect(beginModule(elsewhere.contexts.officer, module)).rejects.toThrow(NotFound);
		await expect(beginModule(department.contexts.auditor, module)).rejects.toThrow(Forbidden);
	});
});

describe('a lesson', () => {
	it('is finished once, with one event, and names the next', async () => {
		await beginModule(officer, module);
		const finish = () => finishLesson(officer, { ...module, lesson: 'first-things' });
		const finished = await Promise.all(Array.from({ length: 20 }, finish));
		for (const one of finished)
			expect(one).toEqual({ kind: 'finished', next: { slug: 'second-things', title: 'Second things' } });
		expect(await finishLesson(officer, { ...module, lesson: 'second-things' })).toEqual({
			kind: 'finished',
			next: null
		});
		expect(await eventsOf('lesson-finished')).toHaveLength(2);
		expect((await progress())!.finished).toHaveLength(2);
	});

	it('is not found before the module was begun, or when the module has no such lesson', async () => {
		await expect(finishLesson(officer, { ...module, lesson: 'first-things' })).rejects.toThrow(NotFound);
		await expect(readLesson(officer, { ...module, lesson: 'first-things' })).rejects.toThrow(NotFound);
		await beginModule(officer, module);
		for (const lesson of ['third-things', '', '__proto__'])
			await expect(finishLesson(officer, { ...module, lesson })).rejects.toThrow(NotFound);
	});

	it('stays what it was when the module was begun', async () => {
		await beginModule(officer, module);
		await publishTraining(database.db, ', second edition');
		expect(await readLesson(officer, { ...module, lesson: 'first-things' })).toMatchObject({
			title: 'First things',
			contentHash: versions.module
		});
		const newcomer = await department.person('officer', { email: `newcomer@${department.mail}` });
		expect(await beginModule(newcomer, module)).not.toMatchObject({ contentHash: versions.module });
		expect(await readLesson(newcomer, { ...module, lesson: 'first-things' })).toMatchObject({
			title: 'First things, second edition'
		});
		await publishTraining(database.db);
	});

	it('is read with its place, its neighbors and its checks, which say nothing of what is right', async () => {
		await beginModule(officer, module);
		const view = await readLesson(officer, { ...module, lesson: 'first-things' });
		expect(view).toMatchObject({
			number: 1,
			of: 2,
			done: false,
			permille: 0,
			previous: null,
			next: { slug: 'second-things' }
		});
		expect(view.checks).toEqual([
			{
				id: 'first-check',
				blocks: [expect.anything()],
				multiple: false,
				answers: [
					{ index: 0, html: expect.anything() },
					{ index: 1, html: expect.anything() }
				]
			}
		]);
		expect(JSON.stringify(view)).not.toMatch(/Coach|"right"/);
	});

	it('is gone with its event when the ledger cannot be written', async () => {
		await beginModule(officer, module);
		const broken = {
			...officer,
			address: {
				toJSON: () => {
					throw new Error('ledger');
				}
			} as never
		};
		await expect(finishLesson(broken, { ...module, lesson: 'first-things' })).rejects.toThrow('ledger');
		expect((await progress())!.finished).toEqual([]);
	});
});

describe('a check', () => {
	it('tells what was chosen, right or wrong, and keeps nothing', async () => {
		await beginModule(officer, module);
		const check = { ...module, lesson: 'first-things', check: 'first-check' };
		const wrong = await answerCheck(officer, { ...check, chosen: [1] });
		expect(wrong).toMatchObject({
			kind: 'checked',
			right: false,
			chosen: [1],
			lines: [{ coachHtml: expect.stringContaining('wrong') }]
		});
		expect(await answerCheck(officer, { ...check, chosen: [0] })).toMatchObject({ right: true });
		expect(await answerCheck(officer, { ...check, chosen: [] })).toEqual({
			kind: 'refused',
			reason: 'nothing-chosen'
		});
		expect(await answerCheck(officer, { ...check, chosen: [0, 1] })).toEqual({
			kind: 'refused',
			reason: 'not-offered'
		});
		await expect(answerCheck(officer, { ...check, lesson: 'second-things', chosen: [0] })).rejects.toThrow(
			NotFound
		);
	});
});

describe('reading', () => {
	const beat = (seconds: number, lesson = 'first-things', permille = 100) =>
		recordReading(after(seconds), { ...module, lesson, permille });
	const seconds = async () => (await progress())!.places.reduce((sum, place) => sum + place.activeSeconds, 0);

	it('credits the time between beats, half a minute at most, and keeps the place', async () => {
		await beginModule(officer, module);
		await beat(0);
		expect(await seconds()).toBe(0);
		await beat(15);
		expect(await seconds()).toBe(15);
		await beat(600, 'first-things', 700);
		expect(await seconds()).toBe(45);
		expect(await readLesson(officer, { ...module, lesson: 'first-things' })).toMatchObject({ permille: 700 });
		expect(await eventsOf('lesson-finished')).toEqual([]);
	});

	it('counts two open tabs once, and nothing for a clock that goes back', async () => {
		await beginModule(officer, module);
		await beat(0);
		await Promise.all([beat(20), beat(20), beat(20, 'second-things'), beat(20, 'second-things')]);
		expect(await seconds()).toBe(20);
		await beat(5);
		expect(await seconds()).toBe(20);
		await beat(21);
		expect(await seconds()).toBe(21);
	});

	it.each([
		[-5, 0],
		[5000, 1000],
		[Number.NaN, 0],
		[Infinity, 1000],
		[499.6, 500]
	])('keeps the place %d as %d', async (sent, kept) => {
		await beginModule(officer, module);
		await beat(0, 'second-things', sent);
		expect((await progress())!.places).toEqual([
			{ lesson: 'second-things', permille: kept, activeSeconds: 0 }
		]);
	});
});

describe('the text-only version', () => {
	it('is there before the module is begun, and remembers what was read', async () => {
		expect(await readText(officer, module)).toMatchObject({
			title: 'Test module',
			begun: false,
			lessons: [{ done: false }, { done: false }]
		});
		await beginModule(officer, module);
		await finishLesson(officer, { ...module, lesson: 'first-things' });
		const text = await readText(officer, module);
		expect(text).toMatchObject({ begun: true, lessons: [{ done: true }, { done: false }] });
		expect(JSON.stringify(text)).not.toMatch(/Coach|"right"/);
		await expect(readText(officer, { ...module, code: 'TS-1' })).rejects.toThrow(NotFound);
	});
});
