import { beforeAll, describe, expect, it } from 'vitest';
import { adoptWholeCourse } from '#lib/server/compliance/adopt-whole-course.ts';
import { readTraining } from '#lib/server/compliance/read-training.ts';
import type { Context } from '#lib/server/context.ts';
import { publishContent } from '#lib/server/course/publish-content.ts';
import { readGlossary } from '#lib/server/course/data-files.ts';
import { listPlans, readLessonPlan, readPaper } from '#lib/server/course/read-paper.ts';
import type { Database } from '#lib/server/database/database.ts';
import { listDirectory, listOpenPlaces, listServices } from '#lib/server/referral/read-services.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { lessons } from '#lessons';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

let database: Database;
let contexts: Awaited<ReturnType<typeof foundTestDepartment>>['contexts'];
beforeAll(async () => {
	database = await testDatabase();
	await publishContent(database, { folder: 'content', lessons });
	({ contexts } = await foundTestDepartment(database.db));
});
const today = () => localDay(contexts.officer.now, contexts.officer.actor.timeZone);

describe('the course file', () => {
	it('is made from what is published', async () => {
		expect(await readPaper(contexts.trainer, { paper: 'outline' })).toMatch(/15 modules and 8 scenarios/);
		expect(await readPaper(contexts.auditor, { paper: 'schedule' })).toMatch(/\| 0:00 \| .* TR-1 /);
		expect(await readPaper(contexts.supervisor, { paper: 'matrix' })).toMatch(/## Uncovered\n\n- /);
		const local = await readPaper(contexts.admin, { paper: 'local-rules' });
		for (const id of ['Required reports', 'Emergency hold', 'Firearm at the scene'])
			expect(local).toContain(`## ${id}\n`);
	});

	it('has a lesson plan for every module, in teaching order within its track, and for nothing else', async () => {
		const plans = await listPlans(contexts.trainer);
		expect(plans.map(({ code }) => code)).toHaveLength(15);
		for (const { code, title } of plans)
			expect(await readLessonPlan(contexts.trainer, { code })).toContain(`# Lesson plan: ${code} ${title}`);
		await expect(readLessonPlan(contexts.trainer, { code: 'SC-1' })).rejects.toThrow(NotFound);
	});

	it.each<[string, (context: Context) => Promise<unknown>]>([
		['papers', (context) => readPaper(context, { paper: 'outline' })],
		['plans', (context) => readLessonPlan(context, { code: 'TR-1' })],
		['the list of plans', listPlans]
	])('does not give officers %s', async (_what, read) => {
		await expect(read(contexts.officer)).rejects.toThrow(Forbidden);
	});
});

describe('the referral directory', () => {
	it('keeps what nobody confirmed from officers, and says why', () => {
		const directory = listDirectory(today());
		const hidden = directory.filter((line) => line.hidden).map(({ record }) => record.id);
		expect(hidden).toEqual(expect.arrayContaining(['victimconnect', 'loveisrespect', '211', 'safecallnow']));
		const shown = listServices('everyone', today()).map(({ id }) => id);
		expect(shown.filter((id) => hidden.includes(id))).toEqual([]);
		expect(shown.length + hidden.length).toBe(directory.length);
	});

	it('has the open places that a department fills, each once', () => {
		const places = listOpenPlaces().map(({ id }) => id);
		expect(places).toHaveLength(22);
		expect(new Set(places).size).toBe(22);
	});
});

it('the glossary is sorted as a reader looks for a word', () => {
	const terms = readGlossary().map(({ term }) => term);
	expect(terms).toHaveLength(46);
	expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en')));
});

it('the whole course is adopted once and asks for every module and scenario in teaching order', async () => {
	const first = await adoptWholeCourse(contexts.admin, 'General Order 1');
	expect(await adoptWholeCourse(contexts.admin, 'General Order 1')).toEqual(first);
	await expect(adoptWholeCourse(contexts.officer, 'General Order 1')).rejects.toThrow(Forbidden);
	const { requirements } = await readTraining(contexts.officer);
	const codes = requirements[0]!.items.map(({ code }) => code);
	expect([codes.length, codes[0], codes[5], codes.at(-1)]).toEqual([23, 'TR-1', 'EC-1', 'SC-8']);
});
