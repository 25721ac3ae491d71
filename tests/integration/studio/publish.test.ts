import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentHash } from '#lib/domain/course/content-digest.ts';
import { PNG } from '#lib/domain/studio/media/files-for-tests.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { readChange } from '#lib/server/compliance/read-change.ts';
import { readContentVersion } from '#lib/server/compliance/read-content-version.ts';
import { readTraining } from '#lib/server/compliance/read-training.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import type { Context } from '#lib/server/context.ts';
import { findCurrentRelease, findVersion } from '#lib/server/content/queries.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import { listReleases } from '#lib/server/course/list-releases.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { readScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import { addMedia } from '#lib/server/studio/add-media.ts';
import { askReview } from '#lib/server/studio/ask-review.ts';
import { publishDraft } from '#lib/server/studio/publish-draft.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readPublication } from '#lib/server/studio/read-publication.ts';
import { retireScenario } from '#lib/server/studio/retire-scenario.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import {
	approveText,
	begin,
	finish,
	pass,
	practiceOf,
	publishText,
	studioLater,
	type Studio
} from '../publish-for-tests.ts';
import { sendToReview, soundText } from '../studio-for-tests.ts';
import { later, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let studio: Studio;
let otherStudio: Studio;
let officer: Context;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	officer = department.contexts.officer;
	studio = { trainer: department.contexts.trainer, second: await department.secondTrainer() };
	otherStudio = { trainer: other.contexts.trainer, second: await other.secondTrainer() };
});

const within = <T>(work: Parameters<typeof inDepartment<T>>[2], of = department) =>
	inDepartment(database.db, of.departmentId, work);
const publishing = { effect: 'none' as const, note: '', effectiveOn: null };
const refused = (reason: string) => ({ kind: 'refused', reason });

describe('publishing', () => {
	it('stores exactly the text that was approved, under its hash and its department’s, with its ledger entry', async () => {
		const text = soundText({ title: 'Exactly this' });
		const { draftId, code, reviewId } = await approveText(studio, text);
		const { textHash: base } = await readDraft(studio.trainer, { draftId });
		// Written on meanwhile: what was approved is published, not this.
		await saveDraft(studio.trainer, { draftId, text: soundText({ title: 'Not this' }), base });
		const published = await publishDraft(studio.trainer, { reviewId, ...publishing });
		const sources = { [`${code}.md`]: text };
		const { departmentId } = department;
		const hash = contentHash({ code, kind: 'scenario', sources, departmentId });
		expect(published).toMatchObject({ kind: 'published', hash });
		expect(hash).not.toBe(contentHash({ code, kind: 'scenario', sources }));
		expect(await readContentVersion(department.contexts.auditor, { hash })).toMatchObject({
			version: { code, title: 'Exactly this', departmentId },
			sources: [[`${code}.md`, text]]
		});
		const [event] = (await listEvents(database, department, 'scenario-released')).filter(
			({ subject }) => subject === code
		);
		expect(event).toMatchObject({ content: hash, effect: 'none', actor: studio.trainer.actor.personId });
		expect(await within((trx) => checkEvidence(trx, departmentId))).toMatchObject({ kind: 'intact' });
	});

	it('twice is once, by two trainers at once too', async () => {
		const { reviewId, code } = await approveText(studio, soundText({ title: 'Twice' }));
		const both = await Promise.all([
			publishDraft(studio.trainer, { reviewId, ...publishing }),
			publishDraft(studio.second, { reviewId, ...publishing, effect: 'tell', note: 'Other.' })
		]);
		expect(both[0]).toEqual(both[1]);
		expect(await publishDraft(studio.trainer, { reviewId, ...publishing })).toEqual(both[0]);
		const events = await listEvents(database, department, 'scenario-released');
		expect(events.filter(({ subject }) => subject === code)).toHaveLength(1);
		const offered = (await readTraining(officer)).practice.filter((one) => one.code === code);
		expect(offered).toHaveLength(1);
	});

	it('refuses what nobody approved, what was overtaken, and a change without a word about it', async () => {
		const sent = await sendToReview(studio.trainer, soundText({ title: 'Unread' }));
		expect(await publishDraft(studio.trainer, { reviewId: sent.reviewId, ...publishing })).toEqual(
			refused('not-approved')
		);
		const first = await approveText(studio, soundText({ title: 'Overtaken' }));
		const second = await approveText(studio, soundText({ title: 'Overtaking' }), first.draftId);
		expect(await publishDraft(studio.trainer, { reviewId: first.reviewId, ...publishing })).toEqual(
			refused('overtaken')
		);
		expect(
			await publishDraft(studio.trainer, {
				reviewId: second.reviewId,
				...publishing,
				effect: 'tell',
				note: '  '
			})
		).toEqual(refused('note-missing'));
		expect(await within((trx) => findCurrentRelease(trx, first.code, NOW))).toBeUndefined();
	});

	it('refuses a day that has passed or lies too far ahead', async () => {
		const { reviewId } = await approveText(studio, soundText({ title: 'Days' }));
		const on = (day: string) => ({ reviewId, ...publishing, effectiveOn: Temporal.PlainDate.from(day) });
		expect(await publishDraft(studio.trainer, on('2026-11-22'))).toEqual(refused('day-passed'));
		expect(await publishDraft(studio.trainer, on('2028-01-01'))).toEqual(refused('day-too-far'));
	});

	it('counts from the beginning of its day in the department’s time zone, and not before', async () => {
		const effectiveOn = Temporal.PlainDate.from('2026-11-25');
		const { code, hash } = await publishText(studio, soundText({ title: 'In two days' }), { effectiveOn });
		// Midnight in Chicago.
		const begins = Temporal.Instant.from('2026-11-25T06:00:00Z');
		const before = begins.subtract({ milliseconds: 1 });
		await expect(within((trx) => readCurrentHash(trx, code, before))).rejects.toThrow(NotFound);
		expect(await within((trx) => readCurrentHash(trx, code, begins))).toBe(hash);
		const offered = async (now: Temporal.Instant) =>
			(await readTraining({ ...officer, now })).practice.some((one) => one.code === code);
		expect([await offered(before), await offered(begins)]).toEqual([false, true]);
	});

	it.each(['officer', 'supervisor', 'auditor', 'admin'] as const)('is not for the %s', async (role) => {
		const { reviewId, code } = await approveText(studio, soundText({ title: `Not for ${role}` }));
		const context = department.contexts[role];
		await expect(publishDraft(context, { reviewId, ...publishing })).rejects.toThrow(Forbidden);
		await expect(retireScenario(context, { code, note: 'No.' })).rejects.toThrow(Forbidden);
	});
});

describe('a picture in the text', () => {
	it('has to be among the department’s own media, whoever else has it', async () => {
		const picture = { name: 'hall.png', said: 'A hall.', bytes: PNG };
		const other = await foundTestDepartment(database.db);
		const added = await addMedia(other.contexts.trainer, picture);
		if (added.kind === 'refused') throw new Error(added.reason);
		const { reviewId } = await approveText(
			studio,
			soundText({ title: 'With a picture', told: `It is late.\n\n![A hall](/media/${added.hash})` })
		);
		const refused = { kind: 'refused', reason: 'media-missing' };
		expect(await publishDraft(studio.trainer, { reviewId, ...publishing })).toEqual(refused);
		await addMedia(studio.trainer, picture);
		expect(await publishDraft(studio.trainer, { reviewId, ...publishing })).toMatchObject({
			kind: 'published'
		});
	});
});

describe('a published version', () => {
	const TAMPER = [
		`update content_version set title = 'Other' where code = 'LS-1'`,
		`update content_version set department_id = null where code = 'LS-1'`,
		`delete from content_version where code = 'LS-1'`,
		`update content_release set effect = 'retake-now' where code = 'LS-1'`,
		`delete from content_release where code = 'LS-1'`,
		`truncate content_release cascade`
	];

	it.each(TAMPER)('is changed by nobody, not as the program: %s', async (statement) => {
		await expect(
			database.exec(
				`begin; set local role firstword_app; set local app.department_id = '${department.departmentId}'; ${statement}; commit`
			)
		).rejects.toThrow(/permission denied|append-only|must be owner/i);
		await database.exec('rollback');
	});

	it.each(TAMPER)('nor as the owner of the tables: %s', async (statement) => {
		await expect(database.exec(statement)).rejects.toThrow(/append|never changed|refuse|evidence/i);
	});
});

describe('another department', () => {
	let own: Awaited<ReturnType<typeof publishText>>;
	beforeAll(async () => {
		own = await publishText(studio, soundText({ title: 'Ours alone' }));
	});

	it('has the same text under another hash', async () => {
		const text = soundText({ title: 'The same words' });
		const ours = await publishText(studio, text);
		const theirs = await publishText(otherStudio, text);
		expect(ours.hash).not.toBe(theirs.hash);
	});

	it('finds no version, release, review or draft of it, by whatever is known of them', async () => {
		const { hash, code, reviewId, draftId, releaseId } = own;
		// Read here first, so that this process remembers it.
		await within((trx) => readScenarioVersion(trx, hash));
		const there = <T>(work: Parameters<typeof inDepartment<T>>[2]) => within(work, other);
		expect(await there((trx) => findVersion(trx, hash))).toBeUndefined();
		await expect(there((trx) => readVersion(trx, hash))).rejects.toThrow(NotFound);
		await expect(there((trx) => readScenarioVersion(trx, hash))).rejects.toThrow(NotFound);
		const { contexts } = other;
		await expect(readContentVersion(contexts.auditor, { hash })).rejects.toThrow(NotFound);
		await expect(readContentVersion(contexts.trainer, { hash })).rejects.toThrow(NotFound);
		await expect(publishDraft(contexts.trainer, { reviewId, ...publishing })).rejects.toThrow(NotFound);
		await expect(readPublication(contexts.trainer, { draftId })).rejects.toThrow(NotFound);
		await expect(readChange(contexts.officer, { releaseId })).rejects.toThrow(NotFound);
		const titles = (await listReleases(contexts.trainer)).scenarios.map(({ title }) => title);
		expect(titles).not.toContain('Ours alone');
		expect((await listReleases(studio.trainer)).scenarios.map(({ code }) => code)).toContain(code);
		const requirementId = await practiceOf(officer, code);
		await expect(startRun(contexts.officer, { requirementId, code })).rejects.toThrow(NotFound);
	});

	it('cannot point evidence at it, even where its hash is known', async () => {
		const theirs = await publishText(otherStudio, soundText({ title: 'Theirs' }));
		const requirementId = await practiceOf(other.contexts.officer, theirs.code);
		const { departmentId, personId } = other.contexts.officer.actor;
		await expect(
			database.exec(
				`begin; set local role firstword_app; set local app.department_id = '${departmentId}';
				insert into scenario_run (department_id, id, person_id, requirement_id, cycle, code, content_hash, number, pass_percent, started_at)
				values ('${departmentId}', gen_random_uuid(), '${personId}', '${requirementId}', 1, '${theirs.code}', '${own.hash}', 1, 80, now()); commit`
			)
		).rejects.toThrow(/is not there for this department/);
		await database.exec('rollback');
	});

	it('retires nothing of it: the same code is another scenario there', async () => {
		await publishText(otherStudio, soundText({ title: 'To go' }));
		const { code } = own;
		await retireScenario(otherStudio.trainer, { code, note: 'Gone.' }).catch((error: unknown) =>
			expect(error).toBeInstanceOf(NotFound)
		);
		expect(await within((trx) => findCurrentRelease(trx, code, NOW))).toMatchObject({ retired: false });
	});
});

describe('a requirement', () => {
	const rule = {
		...{ title: 'Own and bound', citation: 'GO 1', effectiveOn: Temporal.PlainDate.from('2026-11-01') },
		...{ firstDueDays: 60, everyMonths: 24, renewalWindowDays: 90, passPercent: 80 },
		...{ attemptsPerCycle: 3, waitMinutes: 0 }
	};

	it('may bind to a scenario of the department’s own, and to nobody else’s', async () => {
		const { code } = await publishText(studio, soundText({ title: 'Bound' }));
		const items = ['TM-1', code];
		expect(await adoptRequirement(department.contexts.admin, { ...rule, items })).toMatchObject({
			kind: 'adopted'
		});
		expect(await adoptRequirement(other.contexts.admin, { ...rule, items: ['TM-1', 'LS-99'] })).toMatchObject(
			refused('There is no published module or scenario LS-99.')
		);
	});

	it('cannot bind to one that was taken back or whose day has not come', async () => {
		const gone = await publishText(studio, soundText({ title: 'Taken back' }));
		await retireScenario(later(studio.trainer, 1), { code: gone.code, note: 'Replaced.' });
		const ahead = await publishText(studio, soundText({ title: 'Ahead' }), {
			effectiveOn: Temporal.PlainDate.from('2026-12-24')
		});
		for (const { code } of [gone, ahead])
			expect(
				await adoptRequirement(later(department.contexts.admin, 2), {
					...rule,
					title: code,
					items: ['TM-1', code]
				})
			).toMatchObject({ kind: 'refused', field: 'items' });
	});
});

describe('retiring', () => {
	it('lets nobody begin, those in the middle finish, and what was passed stay; once', async () => {
		const [fresh, middle, done] = await Promise.all(
			['fresh', 'middle', 'done'].map((name) =>
				department.person('officer', { email: `${name}@${department.mail}` })
			)
		);
		const { code } = await publishText(studio, soundText({ title: 'To be retired' }));
		const requirementId = await practiceOf(officer, code);
		const runId = await begin(middle!, requirementId, code);
		await pass(done!, requirementId, code);
		const trainer = later(studio.trainer, 5);
		expect(await retireScenario(trainer, { code, note: ' ' })).toEqual(refused('note-missing'));
		const retired = await retireScenario(trainer, { code, note: 'The form has changed.' });
		expect(await retireScenario(later(trainer, 1), { code, note: 'Again.' })).toEqual(retired);
		const [event, ...more] = (await listEvents(database, department, 'scenario-retired')).filter(
			({ subject }) => subject === code
		);
		expect([event, more]).toMatchObject([{ subject: code }, []]);

		const after = (context: Context) => later(context, 10);
		expect(await startRun(after(fresh!), { requirementId, code })).toEqual(refused('retired'));
		const seen = async (context: Context) =>
			(await readTraining(after(context))).practice.filter((one) => one.code === code);
		expect(await seen(fresh!)).toEqual([]);
		expect(await seen(middle!)).toMatchObject([{ state: 'in-progress', retired: true }]);
		expect(await seen(done!)).toMatchObject([{ state: 'complete', retired: true }]);
		await finish(after(middle!), runId);
		expect(await readRun(after(middle!), { runId })).toMatchObject({ kind: 'ending', passed: true });
		expect((await listReleases(after(studio.trainer))).scenarios.map((one) => one.code)).not.toContain(code);
		expect(await within((trx) => checkEvidence(trx, department.departmentId))).toMatchObject({
			kind: 'intact'
		});
	});

	it('takes a version back that waits for its day, and publishing brings the scenario back', async () => {
		const first = await publishText(studio, soundText({ title: 'Back and forth' }));
		await publishText(studioLater(studio, 1), soundText({ title: 'Back and forth', told: 'Later.' }), {
			draftId: first.draftId,
			effectiveOn: Temporal.PlainDate.from('2026-12-01')
		});
		await retireScenario(later(studio.trainer, 2), { code: first.code, note: 'Not yet.' });
		const at = (day: string) =>
			within((trx) => findCurrentRelease(trx, first.code, Temporal.Instant.from(`${day}T12:00:00Z`)));
		expect(await at('2026-12-02')).toMatchObject({ retired: true, hash: first.hash });
		const again = await publishText(studioLater(studio, 3), soundText({ title: 'Back again' }), {
			draftId: first.draftId
		});
		expect(await at('2026-12-02')).toMatchObject({ retired: false, hash: again.hash });
	});

	it('is undone by publishing the approved text once more, and that twice is once too', async () => {
		const { code, draftId, reviewId, hash, releaseId } = await publishText(
			studio,
			soundText({ title: 'As it was' })
		);
		await retireScenario(later(studio.trainer, 1), { code, note: 'By mistake.' });
		expect(await readPublication(later(studio.trainer, 2), { draftId })).toMatchObject({ stands: 'ready' });
		const again = await publishDraft(later(studio.trainer, 2), { reviewId, ...publishing });
		expect(again).toMatchObject({ kind: 'published', hash });
		expect(again).not.toMatchObject({ releaseId });
		expect(await publishDraft(later(studio.trainer, 3), { reviewId, ...publishing })).toEqual(again);
		expect(await readPublication(later(studio.trainer, 4), { draftId })).toMatchObject({
			stands: 'published',
			live: { hash, retired: false }
		});
	});

	it('finds nothing where nothing was published', async () => {
		const { code } = await approveText(studio, soundText({ title: 'Never published' }));
		await expect(retireScenario(studio.trainer, { code, note: 'No.' })).rejects.toThrow(NotFound);
	});
});

describe('the page of a publication', () => {
	it('says what is missing, what changed, who is in the middle and what came before, and tells no small group', async () => {
		const text = soundText({ title: 'Seen whole' });
		const { draftId, textHash } = await readDraft(studio.trainer, {
			draftId: (await sendToReview(studio.trainer, text)).draftId
		}).then(({ id, textHash }) => ({ draftId: id, textHash }));
		expect(await readPublication(studio.trainer, { draftId })).toMatchObject({
			stands: 'in-review',
			live: null
		});
		expect(await askReview(studio.trainer, { draftId, base: textHash, note: '' })).toMatchObject({
			kind: 'asked'
		});

		const first = await publishText(studio, soundText({ title: 'Whole' }));
		const requirementId = await practiceOf(officer, first.code);
		await begin(officer, requirementId, first.code);
		const after = studioLater(studio, 5);
		await approveText(after, soundText({ title: 'Whole', told: 'It is early.' }), first.draftId);
		const page = await readPublication(later(studio.trainer, 6), { draftId: first.draftId });
		expect(page).toMatchObject({
			...{ stands: 'ready', code: first.code, holders: 'fewer than 5 officers' },
			live: { hash: first.hash, retired: false },
			inTheMiddle: [{ hash: first.hash, officers: 'fewer than 5 officers' }]
		});
		expect(page.changes).toMatchObject([{ kind: 'changed', name: 'The door' }]);
		expect(page.history).toMatchObject([
			{
				hash: first.hash,
				effect: 'none',
				by: expect.stringMatching(/\w/),
				approvedBy: expect.stringMatching(/\w/)
			}
		]);
	});
});
