import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { verifyLedgers } from '#lib/server/certificate/evidence/verify-ledgers.ts';
import { recordChangeReading } from '#lib/server/compliance/record-change-reading.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { retireScenario } from '#lib/server/studio/retire-scenario.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { pass, practiceOf, publishText, studioLater } from '../publish-for-tests.ts';
import { soundText } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	for (const { contexts, secondTrainer } of [department, other]) {
		const studio = { trainer: contexts.trainer, second: await secondTrainer() };
		const first = await publishText(studio, soundText());
		await pass(contexts.officer, await practiceOf(contexts.officer, first.code), first.code);
		const { draftId } = first;
		const text = soundText({ told: 'It is early.' });
		const second = await publishText(studioLater(studio, 1), text, { draftId, effect: 'read-difference' });
		await recordChangeReading(later(contexts.officer, 2), { releaseId: second.releaseId });
		const gone = await publishText(studio, soundText({ title: 'Gone' }));
		await retireScenario(later(studio.trainer, 3), { code: gone.code, note: 'Replaced.' });
	}
});

const check = (of = department) =>
	inDepartment(database.db, of.departmentId, (trx) => checkEvidence(trx, of.departmentId));

// What is tampered with is put back after each test: a copy of the tables before, and the same rows afterwards.
const TABLES = ['change_reading', 'content_release', 'content_version'];
const past = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements.replaceAll(':d', `'${department.departmentId}'`)}; commit`
	);
const keep = () => past(TABLES.map((table) => `create table kept_${table} as table ${table}`).join('; '));
const putBack = () =>
	past(
		TABLES.map(
			(table) =>
				`delete from ${table}; insert into ${table} overriding system value select * from kept_${table}; drop table kept_${table}`
		).join('; ')
	);

describe('releases, versions and readings of a department’s own', () => {
	it('hold as they were written', async () => {
		expect(await check()).toMatchObject({ kind: 'intact' });
	});

	describe('what was done behind the program’s back is named', () => {
		beforeAll(keep);
		afterEach(async () => {
			await putBack();
			expect(await check()).toMatchObject({ kind: 'intact' });
			await keep();
		});

		const NEWEST = `(select max(id) from content_release where department_id = :d and code = 'LS-1')`;
		it.each([
			[
				'the effect of a release',
				`update content_release set effect = 'none' where id = ${NEWEST}`,
				/^The release of a scenario .* is not what/
			],
			[
				'its note',
				`update content_release set note = 'Nothing.' where id = ${NEWEST}`,
				/^The release of a scenario/
			],
			[
				'its day',
				`update content_release set released_at = released_at + interval '1 day' where id = ${NEWEST}`,
				/^The release of a scenario/
			],
			[
				'who released it',
				`update content_release set released_by = (select person.id from person where person.department_id = :d and person.id <> released_by limit 1) where id = ${NEWEST}`,
				/^The release of a scenario/
			],
			[
				'a retirement taken back',
				`update content_release set retired = false where retired and department_id = :d`,
				/^The release of a scenario/
			],
			[
				'a retirement that went',
				`delete from content_release where retired and department_id = :d`,
				/^The release of a scenario .* is not there any more/
			],
			[
				'a release that nobody decided',
				`insert into content_release (code, hash, released_at, department_id, recorded_at, released_by) select code, hash, released_at, department_id, recorded_at, released_by from content_release where id = ${NEWEST}`,
				/^A release of a scenario .* no entry of the ledger names/
			],
			[
				'a version that was never released',
				`insert into content_version (hash, code, kind, title, sources, document, document_digest, published_at, department_id) select translate(hash, '0123456789abcdef', '123456789abcdef0'), code, kind, title, sources, document, document_digest, published_at, department_id from content_version where department_id = :d limit 1`,
				/^What content version [0-9a-f]{64} was made from|^A version of a scenario/
			],
			[
				'the text of a version',
				`update content_version set sources = '{"LS-1.md": "Other."}' where code = 'LS-1' and department_id = :d`,
				/^(What content version [0-9a-f]{64} was made from|The content)/
			],
			[
				'what a version shows',
				`update content_version set document = jsonb_set(document::jsonb, '{minutes}', '9') where code = 'LS-1' and department_id = :d`,
				/^(What content version [0-9a-f]{64} shows|The content that entry)/
			],
			[
				'a reading that went',
				`delete from change_reading where department_id = :d`,
				/^The change that was read .* is not there any more/
			],
			[
				'the moment of a reading',
				`update change_reading set read_at = read_at - interval '1 day' where department_id = :d`,
				/^The change that was read .* is not what/
			],
			[
				'a reading that never was',
				`insert into change_reading (department_id, person_id, release_id, read_at) select department_id, person_id, (select min(id) from content_release where department_id = :d), read_at from change_reading where department_id = :d`,
				/^A change that was read/
			]
		])('%s', async (_, statement, message) => {
			await past(statement);
			expect(await check()).toMatchObject({
				kind: 'broken',
				fault: { message: expect.stringMatching(message) }
			});
			// It is no matter of the other department, not even for who checks all of them at once.
			expect(await check(other)).toMatchObject({ kind: 'intact' });
			const lines = [];
			for await (const { intact } of verifyLedgers(database.db, [])) lines.push(intact);
			expect(lines.filter((intact) => !intact)).toHaveLength(1);
		});
	});
});
