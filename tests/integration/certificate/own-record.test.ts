import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { exportOwnRecord } from '#lib/server/certificate/own-record/export-own-record.ts';
import { OWN_PARTS } from '#lib/server/certificate/own-record/own-parts.ts';
import { readOwnRecord } from '#lib/server/certificate/own-record/read-own-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { askCorrection } from '#lib/server/compliance/requests/ask-correction.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { enterTestOutside } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { positionsOf, startAttempt, takeQuiz } from '../quiz-for-tests.ts';
import { adoptTraining, later, playRun, publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let colleague: Context;
const on = (text: string) => Temporal.PlainDate.from(text);
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	const { admin, auditor } = department.contexts;
	({ officer } = department.contexts);
	colleague = await department.person('officer', {
		...{ givenName: 'Tomas', familyName: 'Quill', email: `colleague@${department.mail}` }
	});
	const requirementId = await adoptTraining(admin);
	const { personId } = officer.actor;
	await readAllLessons(officer, requirementId);
	await takeQuiz(officer, requirementId, false);
	const next = later(officer, 1);
	const attemptId = await startAttempt(next, requirementId);
	const chosen = await positionsOf(next, attemptId, 0, true);
	await answerQuestion(next, { attemptId, question: 0, chosen });
	await playRun(officer, requirementId);
	await completeTraining(colleague, requirementId);
	await enterTestOutside(officer);
	const leave = { kind: 'medical' as const, fromOn: on('2026-12-01'), untilOn: null };
	await recordLeave(admin, { personId, leave, reason: '=Surgery, planned' });
	const days = { fromOn: on('2027-03-01'), untilOn: on('2027-03-31') };
	await grantWaiver(admin, { personId, requirementId, days, reason: 'Academy.' });
	await readOfficerRecord(auditor, { personId });
	await askCorrection(officer, { about: 'Leave', text: 'It was planned for January.' });
	officer = later(officer, 2);
});

const unpacked = async (context: Context) => {
	const { name, zip } = await exportOwnRecord(context);
	const pieces: Uint8Array[] = [];
	for await (const piece of zip) pieces.push(piece);
	const files = unzipSync(Buffer.concat(pieces));
	const text = (path: string) => Buffer.from(files[path]!).toString('utf8');
	return { name, files, text, bytes: Buffer.concat(pieces) };
};
const rowsOf = (csv: string) =>
	Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

describe('an officer’s own record', () => {
	it('says everything that is held of them, and nothing of anybody else’s training', async () => {
		const { parts, requests } = await readOwnRecord(officer);
		const total = Object.fromEntries(parts.map((part) => [part.id, part.total]));
		expect(total).toMatchObject({
			...{ details: 1, account: 1, roles: 1, modules: 1, lessons: 2, attempts: 2, answers: 4, runs: 1 },
			...{ outside: 1, leave: 1, waivers: 1, requests: 1, completions: 0 }
		});
		expect(total['steps']).toBeGreaterThan(0);
		expect(parts.every((part) => part.rows.every((row) => part.columns.every((name) => name in row)))).toBe(
			true
		);
		expect(requests).toMatchObject([{ text: 'It was planned for January.', answeredAt: null }]);
		const ledger = parts.find(({ id }) => id === 'ledger')!;
		expect(ledger.rows).toContainEqual(
			expect.objectContaining({ who: 'Noor Haddad', kind: 'record-opened', address: null })
		);
		expect(JSON.stringify(parts)).not.toContain('Quill');
		const theirs = (await readOwnRecord(colleague)).parts.find(({ id }) => id === 'completions')!;
		expect(theirs.rows).toMatchObject([{ code: 'TM-1', certificate_name: 'Tomas Quill' }]);
	});

	it('says whether an answer was right once the quiz was submitted, and no key before or after', async () => {
		const { text } = await unpacked(officer);
		const answers = rowsOf(text('answers.csv'));
		const attempts = rowsOf(text('attempts.csv'));
		const open = attempts.find(({ submitted_at }) => submitted_at === '')!['attempt_id'];
		const [one, ...rest] = answers.filter(({ attempt_id }) => attempt_id === open);
		expect(rest).toEqual([]);
		expect(one).toMatchObject({ right: '' });
		expect(one!['answer']).toMatch(/^Line \d/);
		const failed = answers.filter(({ attempt_id }) => attempt_id !== open);
		expect(failed.map(({ right }) => right)).toEqual(['no', 'no', 'no']);
		// Chosen wrongly: what would have been right is nowhere in the download, nor is what a coach says of it.
		const shown = text('record.json') + text('answers.csv') + text('steps.csv');
		expect(shown).not.toMatch(/Coachword/);
		for (const { answer } of failed) expect(answer).toMatch(/^Line \dc$/);
	});

	it('goes out whole, as JSON and CSV that say the same, by a manifest that the ledger names', async () => {
		const before = (await listEvents(database, department, 'exported')).length;
		const { name, files, text } = await unpacked(officer);
		expect(name).toBe('my-record-2026-11-23.zip');
		const manifest = JSON.parse(text('manifest.json')) as { files: { path: string; sha256: string }[] };
		const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
		expect(manifest.files.map(({ path }) => path).sort()).toEqual(
			Object.keys(files)
				.filter((path) => path !== 'manifest.json')
				.sort()
		);
		for (const { path, sha256: said } of manifest.files)
			expect([path, sha256(files[path]!)]).toEqual([path, said]);
		expect(Object.keys(files).filter((path) => path.startsWith('files/'))).toEqual([
			expect.stringMatching(/^files\/[0-9a-f]{64}\.pdf$/)
		]);
		const events = await listEvents(database, department, 'exported');
		expect(events).toHaveLength(before + 1);
		expect(events).toContainEqual(
			expect.objectContaining({
				...{ what: 'own record', subject: officer.actor.personId, actor: officer.actor.personId },
				digest: sha256(files['manifest.json']!)
			})
		);
		const { parts } = JSON.parse(text('record.json')) as { parts: Record<string, object[]> };
		for (const { id, columns } of OWN_PARTS) {
			const csv = text(`${id}.csv`);
			expect(csv.startsWith('\uFEFF')).toBe(true);
			expect(rowsOf(csv)).toHaveLength(parts[id]!.length);
			expect(csv.slice(1).split('\r\n')[0]).toBe(columns.join(','));
		}
		// What somebody typed is no formula of a spreadsheet.
		expect(rowsOf(text('leave.csv'))[0]!['reason']).toBe(`'=Surgery, planned`);
		expect(text('README.txt')).toContain('The whole record of Alejandra Ruiz');
	});

	it('is an officer’s alone, and leaves no entry where it is refused', async () => {
		const before = (await listEvents(database, department, 'exported')).length;
		const { admin, auditor, supervisor, trainer } = department.contexts;
		for (const one of [admin, auditor, supervisor, trainer]) {
			await expect(readOwnRecord(one)).rejects.toThrow(Forbidden);
			await expect(exportOwnRecord(one)).rejects.toThrow(Forbidden);
		}
		expect(await listEvents(database, department, 'exported')).toHaveLength(before);
	});
});
