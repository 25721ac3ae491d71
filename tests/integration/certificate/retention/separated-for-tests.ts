import { Temporal } from 'temporal-polyfill';
import { endHold, placeHold } from '#lib/server/certificate/retention/holds.ts';
import { removeRecords } from '#lib/server/certificate/retention/remove-records.ts';
import { setRetention } from '#lib/server/certificate/retention/set-retention.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import { tellDepartment } from '#lib/server/compliance/telling/tell-department.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/database.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { completeTraining } from '#tests/integration/complete-for-tests.ts';
import {
	enterTestOutside,
	importTestRecord,
	outsideDraft,
	pdf
} from '#tests/integration/outside-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';
import { adoptTraining, later, publishTraining } from '#tests/integration/training-for-tests.ts';

/** Words that are nobody else's, so that whatever still names the officer is found. */
export const NAMES = {
	...{
		givenName: 'Quillfeather',
		familyName: 'Zanzibarian',
		badgeNumber: 'QZ-90417',
		stateOfficerId: 'SID-77123'
	},
	married: 'Thornapplewood'
};

/**
 * A department whose officer completed training, changed their name, handed in a certificate, was told and told of, and
 * left fourteen months ago; every class may go after twelve.
 */
export async function foundSeparated(db: Db) {
	const { statement } = await publishTraining(db, `edition ${Math.random()}`);
	const department = await foundTestDepartment(db);
	const { admin, supervisor } = department.contexts;
	const email = `quillfeather.zanzibarian@${department.mail}`;
	const officer = await department.person('officer', { ...NAMES, email });
	const { personId } = officer.actor;
	const details = { rank: 'Sergeant', unitId: department.units.nights, badgeNumber: NAMES.badgeNumber };
	const renamed = await changePerson(later(admin, 1), {
		...{ personId, givenName: NAMES.givenName, familyName: NAMES.married, ...details },
		...{ stateOfficerId: NAMES.stateOfficerId, heldFrom: Temporal.PlainDate.from('2025-06-01') }
	});
	if (renamed.kind !== 'changed') throw new Error(renamed.kind);
	const requirementId = await adoptTraining(admin);
	await adoptTraining(admin, { title: 'Never begun' });
	const certificateId = await completeTraining(officer, requirementId);
	const outsideId = await enterTestOutside(officer, {
		draft: outsideDraft({ title: 'Elsewhere' }),
		file: { name: 'Quillfeather Zanzibarian.pdf', bytes: pdf('Quillfeather Zanzibarian') }
	});
	await decideOutside(later(admin, 2), { outsideId, accepted: true, reason: 'The provider is known.' });
	await importTestRecord(later(admin, 2), email);
	await changeTelling(admin, { quietFrom: '00:00', quietUntil: '00:00', remindDays: [7], isOn: true });
	// A month before it is due: assigned to the officer, listed to the supervisor.
	for (const now of ['2026-11-23T20:00:00Z', '2026-12-28T20:00:00Z', '2027-02-01T20:00:00Z'])
		await tellDepartment(db, {
			...{ departmentId: department.departmentId, now: Temporal.Instant.from(now) },
			...{ mail: { kind: 'none' }, origin: 'https://test.example' }
		});
	const left: Context = { ...admin, now: Temporal.Instant.from('2027-02-02T20:00:00Z') };
	const disabled = await disablePerson(left, { personId });
	if (disabled.kind !== 'done') throw new Error(disabled.kind);
	const now: Context = { ...admin, now: Temporal.Instant.from('2028-04-02T20:00:00Z') };
	for (const of of ['identity', 'files', 'mail'] as const)
		await setRetention(now, { class: of, keepMonths: 12, reason: 'Records schedule 6.' });
	return {
		...{
			department,
			departmentId: department.departmentId,
			statement,
			requirementId,
			certificateId,
			outsideId
		},
		...{
			personId,
			email,
			officer,
			supervisor,
			admin: now,
			removing: { personId, reason: 'Due.', confirmation: NAMES.badgeNumber }
		}
	};
}

/** In a department that stands: a rule, a hold that ended, and the removal of who somebody was that left. */
export async function removeTestRecords({
	contexts,
	person,
	mail
}: Awaited<ReturnType<typeof foundTestDepartment>>) {
	const { admin } = contexts;
	const gone = await person('officer', { givenName: 'Tam', familyName: 'Ledoux', email: `gone@${mail}` });
	const { personId } = gone.actor;
	await disablePerson(admin, { personId });
	const now: Context = { ...admin, now: admin.now.add({ hours: 24 * 400 }) };
	await setRetention(now, { class: 'identity', keepMonths: 12, reason: 'For the test.' });
	const held = await placeHold(now, { personId, matter: 'For the test.' });
	if (held.kind === 'placed') await endHold(now, { holdId: held.holdId, reason: 'For the test.' });
	const removed = await removeRecords(now, {
		...{ personId, class: 'identity', reason: 'For the test.', confirmation: 'Tam Ledoux' }
	});
	if (removed.kind !== 'removed') throw new Error(JSON.stringify(removed));
	return { personId, now };
}
