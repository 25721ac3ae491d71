import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import {
	readPackRequest,
	packRequestJson,
	type PackRequest
} from '#lib/domain/certificate/pack/pack-request.ts';
import type { Database } from '#lib/server/database/database.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { fillPackDepartment, type PackDepartment } from '#tests/integration/pack-department-for-tests.ts';
import { packForTests } from '#tests/integration/pack-for-tests.ts';

let database: Database;
let department: PackDepartment;
beforeAll(async () => {
	database = await testDatabase();
	department = await fillPackDepartment(database.db);
}, 60_000);

const FIRST = Temporal.PlainDate.from('2026-11-01');

/** Any request about the days in which something happened here. */
const requests = () =>
	fc
		.record({
			from: fc.nat(70),
			length: fc.nat(70),
			minute: fc.integer({ min: 24 * 60, max: 75_000 }),
			who: fc.constantFrom(null, 'ana', 'ben', 'cora', 'dov'),
			rules: fc.constantFrom(null, 'modules', 'hours'),
			withoutLeave: fc.boolean()
		})
		.map(({ from, length, minute, who, rules, withoutLeave }): PackRequest => ({
			from: FIRST.add({ days: from }),
			to: FIRST.add({ days: from + length }),
			asOf: Temporal.Instant.from('2026-11-23T08:00:00Z').add({ minutes: minute }),
			personId: who && department[who].actor.personId,
			requirementIds: rules && [rules === 'hours' ? department.hoursId : department.requirementId],
			...{ preparedBy: 'Ines Ward', withoutLeave }
		}));

it('any two requests alike give alike bytes, whenever they are made and wherever they waited', async () => {
	const made = new Set<string>();
	await fc.assert(
		fc.asyncProperty(requests(), async (request) => {
			const one = await packForTests(department.auditor, request);
			// The other one was kept in the database meanwhile, and is made at another hour.
			const kept = readPackRequest(JSON.parse(JSON.stringify(packRequestJson(request))));
			const later = { ...department.auditor, now: department.auditor.now.add({ hours: 30 }) };
			const other = await packForTests(later, kept);
			expect(other.bytes.equals(one.bytes)).toBe(true);
			made.add(one.bytes.toString('latin1'));
		}),
		{ numRuns: 12 }
	);
	expect(made.size).toBeGreaterThan(6);
}, 240_000);
