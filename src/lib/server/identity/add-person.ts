import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { PersonDetails } from '#lib/domain/identity/person.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { enterPerson } from './enter-person.ts';
import { generatePassword } from './generate-password.ts';
import { hashPassword } from './hash-password.ts';
import { findAddedSince, listUnits } from './queries.ts';
import { isInspector } from './sessions.ts';

export interface PersonToAdd extends PersonDetails {
	email: string;
	roles: readonly Role[];
	heldFrom: Temporal.PlainDate;
}

type Added =
	| { kind: 'added'; personId: string; password: string }
	| (Refused<'just-added'> & { personId: string })
	| Refused<'email-taken' | 'unknown-unit' | 'no-role' | 'day-ahead'>;

/** How long ago the same administrator may have added the same address for it to be a button pressed twice. */
const JUST_NOW = Temporal.Duration.from({ minutes: 1 });

/**
 * An administrator adds a person. The password returned is shown once and opens only the page that replaces it. Who
 * sends the form twice is told whom it added, since the answer with the first password was never seen.
 */
export async function addPerson(context: Context, input: PersonToAdd): Promise<Added> {
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	if (!input.roles.length) return { kind: 'refused', reason: 'no-role' };
	// Somebody from outside is invited, not added.
	if (isInspector(input)) throw new Forbidden();
	// Until their first day nothing is true of a person, so nobody could act as them.
	if (Temporal.PlainDate.compare(input.heldFrom, localDay(context.now, context.actor.timeZone)) > 0)
		return { kind: 'refused', reason: 'day-ahead' };
	const password = generatePassword();
	const passwordHash = await hashPassword(password);
	const { departmentId, personId: addedBy } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const units = await listUnits(trx, departmentId);
		if (input.unitId && !units.some((unit) => unit.id === input.unitId))
			return { kind: 'refused', reason: 'unknown-unit' };
		const entered = await enterPerson(trx, context, { ...input, passwordHash, passwordIsInitial: true });
		if (entered.kind === 'entered') return { kind: 'added', personId: entered.personId, password };
		const email = input.email.trim().toLowerCase();
		const since = context.now.subtract(JUST_NOW);
		const added = await findAddedSince(trx, { departmentId, email, addedBy, since });
		return added ? { kind: 'refused', reason: 'just-added', personId: added.personId } : entered;
	});
}
