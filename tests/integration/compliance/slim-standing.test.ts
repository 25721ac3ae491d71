import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { readFacts, standingOf } from '#lib/server/compliance/facts/read-facts.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import { slimStandingOf } from '#lib/server/compliance/slim-standing.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

it('says of every day what the whole one says', async () => {
	const { db } = await testDatabase();
	await publishTraining(db);
	const { departmentId, contexts } = await foundTestDepartment(db);
	await adoptTraining(contexts.admin);
	const { personId, timeZone } = contexts.officer.actor;
	const kinds = new Set<string>();
	for (const text of ['2025-06-01', '2026-10-01', '2026-11-23', '2027-03-01']) {
		const today = Temporal.PlainDate.from(text);
		const { person, versions } = await readInDepartment(db, departmentId, async (trx) => ({
			person: (await readFacts(trx, { departmentId, timeZone }, [personId], today)).get(personId)!,
			versions: (await listRequirements(trx, departmentId))[0]!.versions
		}));
		const whole = standingOf(person, versions, today);
		const slim = slimStandingOf(person, versions, today);
		kinds.add(slim.kind);
		expect(whyStanding(slim, versions)).toBe(whyStanding(whole, versions));
		expect([slim.kind, slim.dueOn, slim.cycle, slim.boundSince]).toEqual([
			...[whole.kind, whole.dueOn, whole.cycle, whole.boundSince]
		]);
		if (slim.kind === 'not-applicable' || whole.kind === 'not-applicable') continue;
		expect([slim.until, slim.leave]).toEqual([whole.until, whole.leave]);
	}
	expect(kinds).toEqual(new Set(['not-applicable', 'due', 'overdue']));
});
