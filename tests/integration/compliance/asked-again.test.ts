import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { readChange } from '#lib/server/compliance/read-change.ts';
import { readCompliance } from '#lib/server/compliance/read-compliance.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { readScenarioStart } from '#lib/server/compliance/read-scenario-start.ts';
import { readTraining } from '#lib/server/compliance/read-training.ts';
import { recordChangeReading } from '#lib/server/compliance/record-change-reading.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { retireScenario } from '#lib/server/studio/retire-scenario.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import {
	begin,
	finish,
	pass,
	practiceOf,
	publishText,
	studioLater,
	type Studio
} from '../publish-for-tests.ts';
import { takeQuiz } from '../quiz-for-tests.ts';
import { soundText } from '../studio-for-tests.ts';
import { later, publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let studio: Studio;
let statement: string;
let people = 0;
const newOfficer = () => department.person('officer', { email: `own-${++people}@${department.mail}` });
const OWN = soundText().replace('pass at:', 'practices: [TM-1]\npass at:');
const NEW = OWN.replace('It is late.', 'It is early, and it rains.');

beforeAll(async () => {
	database = await testDatabase();
	({ statement } = await publishTraining(database.db));
	department = await foundTestDepartment(database.db);
	studio = { trainer: department.contexts.trainer, second: await department.secondTrainer() };
});

/** A version, and a requirement of TM-1 with it; then, `minutes` later, a new version with an effect. */
async function bind(title: string) {
	const first = await publishText(studio, OWN.replace('Night call', title));
	const adopted = await adoptRequirement(department.contexts.admin, {
		...{ title, citation: 'GO 9', effectiveOn: Temporal.PlainDate.from('2026-11-01'), firstDueDays: 60 },
		...{ everyMonths: 24, renewalWindowDays: 90, passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
		items: ['TM-1', first.code]
	});
	if (adopted.kind === 'refused') throw new Error(adopted.reason);
	return { ...first, requirementId: adopted.requirementId };
}

const publishNew = (of: { draftId: string }, effect: ReleaseEffect, minutes: number, text = NEW) =>
	publishText(studioLater(studio, minutes), text, { draftId: of.draftId, effect });

const complete = async (officer: Context, requirementId: string) =>
	awardCompletion(officer, { requirementId, code: 'TM-1', statementHash: statement, agreed: true });

const askedOf = async (officer: Context, code: string) =>
	(await readTraining(officer)).asked.filter((one) => one.code === code);
const itemOf = async (officer: Context, requirementId: string, code: string) =>
	(await readTraining(officer)).requirements
		.find(({ id }) => id === requirementId)!
		.items.find((item) => item.code === code);

describe('practice', () => {
	let code: string;
	beforeAll(async () => {
		({ code } = await publishText(studio, soundText({ title: 'On offer' })));
	});

	it('is on offer to officers, and never due, overdue, next or counted', async () => {
		const officer = await newOfficer();
		const before = await readCompliance(department.contexts.auditor, { requirementId: null, unitId: null });
		const muchLater = later(officer, 60 * 24 * 4000);
		const training = await readTraining(muchLater);
		expect(training).toMatchObject({ requirements: [], next: null });
		expect(training.practice.find((one) => one.code === code)).toMatchObject({
			title: 'On offer',
			state: 'not-started'
		});
		expect(before.options.requirements.map(({ title }) => title)).not.toContain(`Practice ${code}`);
		expect(before.counts).toMatchObject({ due: 0, overdue: 0, current: 0 });
	});

	it('is played through the pages of any scenario, in a cycle that never closes', async () => {
		const officer = await newOfficer();
		const requirementId = await practiceOf(officer, code);
		expect(await readScenarioStart(officer, { requirementId, code })).toMatchObject({
			state: 'not-begun',
			opensOn: null
		});
		await finish(officer, await begin(officer, requirementId, code), 1);
		expect(await readScenarioStart(officer, { requirementId, code })).toMatchObject({ state: 'review' });
		await pass(later(officer, 60 * 24 * 4000), requirementId, code);
		expect(await readScenarioStart(officer, { requirementId, code })).toMatchObject({ state: 'passed' });
		const { practice } = await readTraining(officer);
		expect(practice.find((one) => one.code === code)).toMatchObject({ state: 'complete', minutesLeft: 0 });
	});

	it('stands on the record with its runs, without a day, and not at all where nothing was begun', async () => {
		const [active, idle] = [await newOfficer(), await newOfficer()];
		await pass(active, await practiceOf(active, code), code);
		const recordOf = async ({ actor: { personId } }: Context) =>
			(await readOfficerRecord(department.contexts.auditor, { personId })).requirements.filter(
				({ requirement }) => requirement.title === `Practice ${code}`
			);
		const [found] = await recordOf(active);
		expect(found).toMatchObject({
			standing: { kind: 'not-applicable', dueOn: null },
			cycles: [{ number: 1 }]
		});
		expect(found!.cycles[0]!.runs).toMatchObject([{ title: 'On offer', passed: true }]);
		expect(found!.why).not.toMatch(/due/i);
		expect(await recordOf(idle)).toEqual([]);
	});

	it('is not offered a second time to who is bound to it', async () => {
		const officer = await newOfficer();
		const { code: bound } = await bind('Bound and on offer');
		expect((await readTraining(officer)).practice.map((one) => one.code)).not.toContain(bound);
	});
});

describe('a scenario of the department’s own in a requirement', () => {
	it('is what its module waits for', async () => {
		const officer = await newOfficer();
		const { requirementId, code } = await bind('Waited for');
		await readAllLessons(officer, requirementId);
		await takeQuiz(officer, requirementId);
		expect(await complete(officer, requirementId)).toMatchObject({
			reason: 'not-ready',
			missing: [{ kind: 'scenario', code }]
		});
		await pass(officer, requirementId, code);
		expect(await complete(officer, requirementId)).toMatchObject({ kind: 'awarded' });
	});

	it('asks nothing any more once it was taken back', async () => {
		const officer = await newOfficer();
		const { requirementId, code } = await bind('Not waited for');
		await readAllLessons(officer, requirementId);
		await takeQuiz(officer, requirementId);
		await retireScenario(later(studio.trainer, 1), { code, note: 'Old.' });
		const after = later(officer, 2);
		expect(await itemOf(after, requirementId, code)).toBeUndefined();
		expect(await readModule(after, { requirementId, code: 'TM-1' })).toMatchObject({
			scenarios: [],
			missing: []
		});
		expect(
			(await readTraining(after)).requirements.find(({ id }) => id === requirementId)!.items
		).toMatchObject([{ next: { part: 'sign' } }]);
		expect(await complete(after, requirementId)).toMatchObject({ kind: 'awarded' });
	});
});

describe('effects on who passed the version before', () => {
	let officer: Context;
	beforeEach(async () => {
		officer = await newOfficer();
	});

	it('none: nothing', async () => {
		const own = await bind(`None ${people}`);
		await pass(officer, own.requirementId, own.code);
		await publishNew(own, 'none', 5);
		expect(await askedOf(later(officer, 9), own.code)).toEqual([]);
		expect(await itemOf(later(officer, 9), own.requirementId, own.code)).toMatchObject({ state: 'complete' });
	});

	it.each(['tell', 'retake-next-cycle', 'read-difference'] as const)(
		'%s: until it was read, which is recorded once',
		async (effect) => {
			const own = await bind(`${effect} ${people}`);
			await pass(officer, own.requirementId, own.code);
			const { releaseId } = await publishNew(own, effect, 5);
			expect(await askedOf(officer, own.code)).toEqual([]);
			const after = later(officer, 9);
			expect(await askedOf(after, own.code)).toMatchObject([
				{ kind: effect, releaseId, note: 'Said more clearly.', isBound: true }
			]);
			// The pass keeps counting, and nothing is to be taken.
			expect(await itemOf(after, own.requirementId, own.code)).toMatchObject({ state: 'complete' });
			expect(await startRun(after, { requirementId: own.requirementId, code: own.code })).toMatchObject({
				state: 'passed'
			});
			await recordChangeReading(after, { releaseId });
			await recordChangeReading(later(after, 1), { releaseId });
			expect(await askedOf(later(after, 2), own.code)).toEqual([]);
			const read = (await listEvents(database, department, 'change-read')).filter(
				({ subject, release }) => subject === officer.actor.personId && release === String(releaseId)
			);
			expect(read).toHaveLength(1);
			expect(await readChange(later(after, 3), { releaseId })).toMatchObject({
				asks: null,
				readAt: after.now
			});
		}
	);

	it('a day ahead: not before it', async () => {
		const own = await bind(`Ahead ${people}`);
		await pass(officer, own.requirementId, own.code);
		const { releaseId } = await publishText(studioLater(studio, 5), NEW, {
			...{ draftId: own.draftId, effect: 'retake-now', effectiveOn: Temporal.PlainDate.from('2026-11-30') }
		});
		const on = (text: string) => ({ ...officer, now: Temporal.Instant.from(text) });
		expect(await askedOf(on('2026-11-30T05:59:59Z'), own.code)).toEqual([]);
		await expect(readChange(on('2026-11-30T05:59:59Z'), { releaseId })).rejects.toThrow(NotFound);
		expect(await askedOf(on('2026-11-30T06:00:00Z'), own.code)).toMatchObject([{ kind: 'retake-now' }]);
	});

	it('retake-now: the old pass completes no module any more; a new one does, on the new version', async () => {
		const own = await bind(`Now ${people}`);
		const { requirementId, code } = own;
		await readAllLessons(officer, requirementId);
		await takeQuiz(officer, requirementId);
		const first = await pass(officer, requirementId, code);
		const { hash, releaseId } = await publishNew(own, 'retake-now', 5);
		const after = later(officer, 9);
		expect(await askedOf(after, code)).toMatchObject([{ kind: 'retake-now', releaseId }]);
		expect(await itemOf(after, requirementId, code)).toMatchObject({ state: 'again' });
		expect(await complete(after, requirementId)).toMatchObject({
			reason: 'not-ready',
			missing: [{ kind: 'scenario', code }]
		});
		expect(await readScenarioStart(after, { requirementId, code })).toMatchObject({
			...{ state: 'again', opensOn: null, again: { note: 'Said more clearly.' } }
		});
		// Reading about it is no answer.
		await recordChangeReading(after, { releaseId });
		expect(await askedOf(after, code)).toMatchObject([{ kind: 'retake-now' }]);

		const again = await startRun(after, { requirementId, code });
		expect(again).toMatchObject({ kind: 'run', state: 'started' });
		expect(await startRun(after, { requirementId, code })).toEqual({ ...again, state: 'resumed' });
		const { runId } = again as { runId: string };
		expect(runId).not.toBe(first);
		await finish(after, runId);
		expect(await askedOf(after, code)).toEqual([]);
		expect(await startRun(after, { requirementId, code })).toEqual({ ...again, state: 'passed' });
		expect(await complete(after, requirementId)).toMatchObject({ kind: 'awarded' });
		const record = await readOfficerRecord(later(department.contexts.auditor, 10), {
			personId: officer.actor.personId
		});
		const { takenAgain, cycles } = record.requirements.find((one) => one.requirement.id === requirementId)!;
		expect(takenAgain).toMatchObject([{ release: { id: releaseId, hash }, doneAt: after.now }]);
		expect(cycles[0]!.runs.map(({ passed }) => passed)).toEqual([true, true]);
	});

	it('retake-now: completed modules, certificates and standing stay as they are; the task is seen on the record', async () => {
		const own = await bind(`Stays ${people}`);
		const { requirementId, code } = own;
		await readAllLessons(officer, requirementId);
		await takeQuiz(officer, requirementId);
		await pass(officer, requirementId, code);
		await complete(officer, requirementId);
		const before = {
			certificates: await listCertificates(officer),
			module: await itemOf(officer, requirementId, 'TM-1'),
			standing: (await readTraining(officer)).requirements.find(({ id }) => id === requirementId)!.standing
		};
		const { releaseId } = await publishNew(own, 'retake-now', 5);
		const after = later(officer, 9);
		expect({
			certificates: await listCertificates(after),
			module: await itemOf(after, requirementId, 'TM-1'),
			standing: (await readTraining(after)).requirements.find(({ id }) => id === requirementId)!.standing
		}).toEqual(before);
		expect(before.standing).toBe('current');
		expect(await readModule(after, { requirementId, code: 'TM-1' })).toMatchObject({
			scenarios: [{ state: 'passed' }]
		});
		const recordAt = async (context: Context) =>
			(await readOfficerRecord(context, { personId: officer.actor.personId })).requirements.find(
				(one) => one.requirement.id === requirementId
			)!;
		for (const role of ['auditor', 'supervisor'] as const)
			expect((await recordAt(later(department.contexts[role], 9))).takenAgain).toMatchObject([
				{ release: { id: releaseId }, doneAt: null, withdrawn: false }
			]);
		// The next cycle is not open, and still this may be taken: it is about this one.
		await pass(after, requirementId, code);
		expect(await askedOf(after, code)).toEqual([]);
		expect((await recordAt(later(department.contexts.supervisor, 9))).takenAgain).toMatchObject([
			{ doneAt: after.now }
		]);
		expect((await recordAt(later(department.contexts.supervisor, 9))).cycles[0]!.runs).toHaveLength(2);
	});

	it('an open run ends on the version it began, and is asked again afterwards', async () => {
		const own = await bind(`Middle ${people}`);
		const { requirementId, code } = own;
		const runId = await begin(officer, requirementId, code);
		await publishNew(own, 'retake-now', 5);
		const after = later(officer, 9);
		expect(await askedOf(after, code)).toEqual([]);
		expect(await startRun(after, { requirementId, code })).toEqual({ kind: 'run', runId, state: 'resumed' });
		await finish(after, runId);
		expect(await askedOf(after, code)).toMatchObject([{ kind: 'retake-now' }]);
		expect(await startRun(after, { requirementId, code })).toMatchObject({ state: 'started' });
	});

	it('in practice too, without a word of anything due', async () => {
		const own = await publishText(studio, soundText({ title: `Practised ${people}` }));
		const requirementId = await practiceOf(officer, own.code);
		await pass(officer, requirementId, own.code);
		await publishNew(own, 'retake-now', 5, soundText({ title: `Practised ${people}`, told: 'Rain.' }));
		const after = later(officer, 9);
		expect(await askedOf(after, own.code)).toMatchObject([{ kind: 'retake-now', isBound: false }]);
		await pass(after, requirementId, own.code);
		expect(await askedOf(after, own.code)).toEqual([]);
	});

	it('leaves the ledger whole', async () => {
		const { departmentId } = department;
		expect(
			await inDepartment(database.db, departmentId, (trx) => checkEvidence(trx, departmentId))
		).toMatchObject({
			kind: 'intact'
		});
	});
});

describe('what changed', () => {
	it('is told scene by scene, without what a choice is worth, what comes of it or what the coach says', async () => {
		const officer = await newOfficer();
		const own = await publishText(studio, soundText({ title: 'Told' }));
		await pass(officer, await practiceOf(officer, own.code), own.code);
		const text = soundText({
			title: 'Told',
			told: 'It is early, and it rains.',
			meant: 'She opens at once.'
		}).replace('Alone, people say more.', 'Alone, they say more.');
		const { releaseId } = await publishNew(own, 'read-difference', 5, text);
		const view = await readChange(later(officer, 9), { releaseId });
		expect(view.changes!.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
			'changed The door',
			'changed The kitchen'
		]);
		const said = JSON.stringify(view);
		expect(said).toContain('It is early, and it rains.');
		for (const secret of ['She opens at once', 'Alone, they say more', 'rating', 'points', 'best', 'coach'])
			expect(said).not.toContain(secret);
	});

	it('shows no scene to somebody who is bound to it and has passed no version', async () => {
		const officer = await newOfficer();
		const bound = await bind('Not reached');
		const { releaseId } = await publishNew(bound, 'read-difference', 5);
		const view = await readChange(later(officer, 9), { releaseId });
		expect(view).toMatchObject({ note: 'Said more clearly.', asks: 'read-difference', changes: null });
		await begin(later(officer, 9), bound.requirementId, bound.code);
		expect((await readChange(later(officer, 10), { releaseId })).changes).toBeNull();
		await recordChangeReading(later(officer, 10), { releaseId });
		await pass(later(officer, 11), bound.requirementId, bound.code);
		expect((await readChange(later(officer, 20), { releaseId })).changes).not.toBeNull();
	});

	it('is nobody’s who does not know the scenario, not of another department, and for officers alone', async () => {
		const own = await publishText(studio, soundText({ title: 'Unknown' }));
		const { releaseId } = await publishNew(own, 'tell', 5, soundText({ title: 'Unknown', told: 'New.' }));
		const stranger = later(await newOfficer(), 9);
		await expect(readChange(stranger, { releaseId })).rejects.toThrow(NotFound);
		await expect(recordChangeReading(stranger, { releaseId })).rejects.toThrow(NotFound);
		await expect(readChange(stranger, { releaseId: own.releaseId })).rejects.toThrow(NotFound);
		await expect(readChange(stranger, { releaseId: 999_999_999 })).rejects.toThrow(NotFound);
		const other = await foundTestDepartment(database.db);
		await expect(recordChangeReading(later(other.contexts.officer, 9), { releaseId })).rejects.toThrow(
			NotFound
		);
		for (const role of ['trainer', 'auditor', 'supervisor', 'admin'] as const)
			await expect(readChange(department.contexts[role], { releaseId })).rejects.toThrow(Forbidden);
	});
});
