import { beforeAll, describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { readKeys } from '#lib/server/audit/signing/key-folder.ts';
import { publishedKeys } from '#lib/server/audit/signing/published-keys.ts';
import { verifyPack } from '#lib/domain/certificate/verify/verify-pack.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { fflateMachine } from '#verifier/fflate-machine.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { fillPackDepartment, type PackDepartment } from '#tests/integration/pack-department-for-tests.ts';
import { packForTests, type OpenedPack } from '#tests/integration/pack-for-tests.ts';
import { adoptTraining, later, publishTraining } from '#tests/integration/training-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';
import { completeTraining } from '#tests/integration/complete-for-tests.ts';

let database: Database;
let department: PackDepartment;
let pack: OpenedPack;
const day = (text: string) => Temporal.PlainDate.from(text);
const PERIOD = { from: day('2026-01-01'), to: day('2026-12-31') };

beforeAll(async () => {
	database = await testDatabase();
	department = await fillPackDepartment(database.db);
	pack = await packForTests(department.auditor, PERIOD);
}, 60_000);

const verify = ({ bytes }: OpenedPack) =>
	verifyPack(
		{ size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) },
		fflateMachine,
		{ keys: publishedKeys(department.departmentId, readKeys()).join('\n') }
	);

it('is proven by the verifier, which knows nothing of this server but its key', async () => {
	const verdict = await verify(pack);
	expect(verdict.sentence).toMatch(/^Nothing in this pack was changed/);
	expect(verdict.outcome).toBe('proven');
});

describe('1: hours', () => {
	it('come to the same in C, E and B, for every officer and requirement', () => {
		const sums = (name: string, rows = pack.rows(name)) => {
			const found = new Map<string, number>();
			for (const row of rows) {
				if (row['topic'] || !row['requirement_id']) continue;
				const key = `${row['person_id']} ${row['requirement_id']}`;
				found.set(key, (found.get(key) ?? 0) + Math.round(Number(row['hours_credited']) * 100));
			}
			return new Map([...found].filter(([, hours]) => hours > 0).sort());
		};
		const details = sums('C-completions');
		expect(details.size).toBeGreaterThanOrEqual(2);
		expect(sums('E-hours')).toEqual(details);
		expect(sums('B-officers')).toEqual(details);
		// Forty minutes of the module, eight hours elsewhere, half an hour in the room.
		expect(details.get(`${department.ana.actor.personId} ${department.hoursId}`)).toBe(67 + 800 + 50);
	});
});

describe('2: rows', () => {
	it('lead to entries that say the same hash, and those to content that is in the pack', () => {
		const entries = new Map(
			pack.lines().map((line) => [String(line.seq), line as unknown as { hash: string }])
		);
		let followed = 0;
		for (const name of ['C-completions', 'D-exceptions', 'G-attempts', 'H-outside', 'I-corrections'])
			for (const row of pack.rows(name)) {
				if (row['content_hash']) expect(pack.paths).toContain(`content/${row['content_hash']}.json`);
				if (!row['record_seq']) continue;
				expect(entries.get(row['record_seq'])?.hash).toBe(row['record_hash']);
				followed++;
			}
		expect(followed).toBeGreaterThan(10);
		for (const row of pack.rows('C-completions')) expect(row['record_seq']).not.toBe('');
	});
});

describe('3: bytes', () => {
	it('are the same for the same request, also after more was recorded; other for another moment', async () => {
		const before = { ...PERIOD, asOf: department.auditor.now };
		expect((await packForTests(department.auditor, before)).bytes.equals(pack.bytes)).toBe(true);
		const admin = later(department.auditor, 30);
		await changePerson(
			{ ...department.contexts.admin, now: admin.now },
			{
				...{
					personId: department.ben.actor.personId,
					givenName: 'Ben',
					familyName: 'Hale',
					badgeNumber: 'B-3'
				},
				...{ stateOfficerId: null, rank: null, unitId: null, heldFrom: day('2026-11-25') }
			}
		);
		expect((await packForTests(department.auditor, before)).bytes.equals(pack.bytes)).toBe(true);
		const after = await packForTests(department.auditor, {
			...PERIOD,
			asOf: later(department.auditor, 60).now
		});
		expect(after.bytes.equals(pack.bytes)).toBe(false);
		expect(after.rows('I-corrections').some((row) => row['of_kind'] === 'person')).toBe(true);
		expect((await verify(after)).outcome).toBe('proven');
	});
});

describe('4: what did not go well', () => {
	it('is in it: failed, abandoned and open attempts, waivers, leave, what waits', () => {
		const results = pack
			.rows('G-attempts')
			.filter((row) => row['person_id'] === department.ben.actor.personId);
		expect(results.map((row) => `${row['kind']} ${row['result']}`).sort()).toEqual(
			['quiz failed', 'quiz open', 'scenario failed', 'scenario open'].sort()
		);
		const exceptions = pack
			.rows('D-exceptions')
			.map((row) => `${row['officer_name_last']} ${row['exception']}`);
		expect(exceptions).toEqual(expect.arrayContaining(['Hale waived', 'Hale on-leave', 'Ames separated']));
		const waived = pack.rows('D-exceptions').find((row) => row['exception'] === 'waived')!;
		expect(waived).toMatchObject({
			reason: 'Deployed abroad.',
			approved_by: 'Ada Mills',
			from: '2026-12-10'
		});
		expect(
			pack
				.rows('H-outside')
				.map((row) => row['state'])
				.sort()
		).toEqual(['accepted', 'waiting']);
	});

	it('shows each question with the answers in the order shown, the one given, and whether it was right', () => {
		const answers = pack.rows('G-answers').filter((row) => row['attempt_id'] === department.failed);
		expect(answers).toHaveLength(3);
		for (const row of answers) {
			expect(row['question']).toMatch(/^Stem of pool \d\.$/);
			expect(row['answers_shown']!.split(' | ').sort().join()).toMatch(/^Line (\d)a,Line \1b,Line \1c$/);
			expect(row['answers_shown']).toContain(row['answer_given']!.split(' | ')[0]);
			expect(row['right']).toBe('no');
		}
		const open = pack.rows('G-answers').filter((row) => row['attempt_id'] === department.abandoned);
		expect(open.map((row) => row['right'])).toEqual(['', '', '']);
	});

	it('tells a certificate that was taken back, and counts no hours for it', () => {
		const row = pack.rows('C-completions').find((one) => one['person_id'] === department.dov.actor.personId)!;
		expect(row).toMatchObject({ certificate_status: 'revoked', hours_credited: '0.00' });
		expect(pack.rows('I-corrections')).toContainEqual(
			expect.objectContaining({ of_kind: 'certificate', old_value: 'valid', new_value: 'revoked' })
		);
	});

	it('tells both values of what was corrected, and who did it', () => {
		const row = pack.rows('I-corrections').find((one) => one['of_kind'] === 'leave')!;
		expect(JSON.parse(row['old_value']!)).toMatchObject({ untilOn: '2026-12-05' });
		expect(JSON.parse(row['new_value']!)).toMatchObject({ untilOn: '2026-12-07' });
		expect(row).toMatchObject({ corrected_by: 'Ada Mills', reason: 'The last day was wrong.' });
	});
});

describe('5: names', () => {
	it('are those of the day: before and after a change, and of who left', () => {
		const own = pack
			.rows('C-completions')
			.filter((row) => row['person_id'] === department.ana.actor.personId);
		expect(new Set(own.map((row) => `${row['officer_name_last']} ${row['rank']}`))).toEqual(
			new Set(['Ruiz '])
		);
		const now = pack.rows('B-officers').find((row) => row['person_id'] === department.ana.actor.personId)!;
		expect(now).toMatchObject({ officer_name_last: 'Quist', rank: 'Sergeant', unit: 'Patrol, days' });
		const gone = pack.rows('B-officers').filter((row) => row['person_id'] === department.dov.actor.personId);
		expect(gone.map((row) => row['status'])).toEqual(['separated', 'separated']);
	});
});

describe('6: a course', () => {
	it('that is published anew, or taken out of use, changes no row of the past', async () => {
		await publishTraining(database.db, 'second edition');
		const again = await packForTests(department.auditor, { ...PERIOD, asOf: department.auditor.now });
		expect(again.bytes.equals(pack.bytes)).toBe(true);
	});
});

describe('8: what is private', () => {
	it('appears nowhere: the written exercise, who took it, sign-ins, and other departments', async () => {
		const all = pack.everything();
		expect(all).not.toContain(department.exerciseHash);
		expect(all).not.toMatch(/-exercise|Test call: written/);
		for (const line of pack.lines()) {
			const kind = line.body ? (JSON.parse(line.body) as { kind: string }).kind : '';
			expect(kind).not.toMatch(/^(scenario-started|scenario-finished|signed-in|record-opened)$/);
		}
		const runs = pack.rows('G-attempts').filter((row) => row['kind'] === 'scenario');
		const exercise = runs.find((row) => row['attempt_id'] === department.exerciseRun)!;
		expect(exercise).toMatchObject({ code: 'TS-1', title: 'Test call', content_hash: '', result: 'passed' });
		expect(new Set(runs.map((row) => `${row['code']} ${row['title']} ${row['content_hash']}`)).size).toBe(1);

		const stranger = await foundTestDepartment(database.db, { name: 'Otherwhere' });
		expect(all).not.toContain(stranger.departmentId);
		expect(all).not.toContain('Otherwhere');
	});

	it('leaves out why somebody was on leave, for who looks from outside', async () => {
		expect(pack.everything()).toContain('Secretword');
		const outside = await packForTests(department.auditor, { ...PERIOD, withoutLeave: true });
		expect(outside.everything()).not.toContain('Secretword');
		expect((await verify(outside)).outcome).toBe('proven');
	});
});

describe('10: a late report', () => {
	it('shows the last day in time and how many days late it was', async () => {
		const late = await packForTests(department.auditor, { from: PERIOD.from, to: day('2027-01-10') });
		const reported = late.rows('D-exceptions').filter((row) => row['exception'] === 'reported-late');
		expect(reported).toMatchObject([{ due_on: '2026-12-23', on: '2027-01-05', days_late: '13' }]);
		const row = late
			.rows('C-completions')
			.find(
				(one) => one['person_id'] === department.ana.actor.personId && one['record_kind'] === 'completion'
			)!;
		expect(row).toMatchObject({
			reported_on: '2027-01-05',
			report_due_on: '2026-12-23',
			state_confirmation_no: 'TC-77'
		});
		const missing = late.rows('D-exceptions').filter((one) => one['exception'] === 'not-reported');
		expect(missing.length).toBeGreaterThan(0);
	});

	it('files completions as the state’s screen has them, without changing a value', () => {
		const filed = pack.rows('C-texas');
		const own = pack.rows('C-completions');
		expect(filed).toHaveLength(own.length);
		const values = new Set(Object.values(own[0]!));
		for (const value of Object.values(filed[0]!)) expect(values).toContain(value);
	});
});

describe('a pack of one officer', () => {
	it('holds theirs alone, each entry with its proof', async () => {
		const one = await packForTests(department.auditor, {
			...PERIOD,
			personId: department.ana.actor.personId
		});
		expect((await verify(one)).sentence).toMatch(/^Nothing in this pack was changed/);
		const text = one.everything();
		for (const { actor } of [department.ben, department.cora, department.dov])
			expect(text).not.toContain(actor.personId);
		for (const name of ['B-officers', 'C-completions', 'E-hours', 'G-attempts', 'H-outside'])
			for (const row of one.rows(name)) expect(row['person_id']).toBe(department.ana.actor.personId);
		expect(one.rows('C-completions')).toEqual(
			pack.rows('C-completions').filter((row) => row['person_id'] === department.ana.actor.personId)
		);
	});

	it('is not made of somebody who is not there', async () => {
		const nobody = '00000000-0000-4000-8000-000000000000';
		await expect(packForTests(department.auditor, { personId: nobody })).rejects.toHaveProperty(
			'name',
			'NotFound'
		);
		await expect(packForTests(department.ana)).rejects.toHaveProperty('name', 'Forbidden');
	});
});

describe('9: days', () => {
	it('are those of the department: 23:59 there is of that day, though UTC has the next; a clock that is put back tells which', async () => {
		const late = await foundTestDepartment(database.db, { name: 'Nightwatch' });
		const requirement = await adoptTraining(late.contexts.admin);
		const at = (moment: string) => ({ ...late.contexts.officer, now: Temporal.Instant.from(moment) });
		// 30 November, 23:59 in Chicago. The clock there is at -06:00 since the first of the month.
		await completeTraining(at('2026-12-01T05:59:00Z'), requirement);
		const auditor = { ...late.contexts.auditor, now: Temporal.Instant.from('2027-02-01T00:00:00Z') };
		const rowsOf = async (from: string, to: string) =>
			(await packForTests(auditor, { from: day(from), to: day(to) })).rows('C-completions');
		expect(await rowsOf('2026-12-01', '2026-12-31')).toEqual([]);
		expect(await rowsOf('2026-11-01', '2026-11-30')).toMatchObject([
			{ completed_at: '2026-11-30T23:59:00-06:00', cycle_start: '2026-11-01', status: 'on-time' }
		]);
	});
});
