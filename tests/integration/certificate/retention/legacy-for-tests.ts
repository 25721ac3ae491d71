import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { historyDigest } from '#lib/domain/identity/history-digest.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { insertAccount, insertHistory, insertPerson } from '#lib/server/identity/queries.ts';
import type { foundSeparated } from './separated-for-tests.ts';

/** A person as the program wrote them before names were sealed, gone since. */
export async function enterLegacy(of: Awaited<ReturnType<typeof foundSeparated>>) {
	const { departmentId } = of;
	const personId = randomUUID();
	const { admin } = of.department.contexts;
	await inDepartment(admin.db, departmentId, async (trx) => {
		await insertAccount(trx, {
			...{ departmentId, personId, email: `old@${of.department.mail}`, passwordHash: 'x' },
			...{ isInitial: false, roles: ['officer'] }
		});
		await insertPerson(trx, departmentId, personId, admin.now);
		const row = {
			...{ departmentId, personId, recordedAt: admin.now, recordedBy: null, employed: true, rank: 'Captain' },
			...{ givenName: 'Old', familyName: 'Hand', badgeNumber: '7', stateOfficerId: null, unitId: null },
			...{ heldFrom: Temporal.PlainDate.from('2025-03-01'), identitySalt: null, identityDigest: null }
		};
		await insertHistory(trx, row);
		await recordEvents(trx, admin, {
			...{ kind: 'person-added', subject: personId, roles: ['officer'], digest: historyDigest(row) }
		});
	});
	const left = { ...of.admin, now: Temporal.Instant.from('2027-02-02T21:00:00Z') };
	const disabled = await disablePerson(left, { personId });
	if (disabled.kind !== 'done') throw new Error(disabled.kind);
	return personId;
}
