import { Temporal } from 'temporal-polyfill';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/database.ts';
import { addPerson } from '#lib/server/identity/add-person.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { foundDepartment } from '#lib/server/identity/found-department.ts';
import { hashPassword } from '#lib/server/identity/hash-password.ts';

export const PASSWORD = 'lamp river ninety gate';
const passwordHash = hashPassword(PASSWORD);

/** The moment that tests happen at unless they say otherwise. */
export const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');

let departments = 0;

/**
 * A department with two units and one person of each role, made by the use cases. Everybody signs in as
 * `<role>@<mail>` with PASSWORD; `contexts.officer` and so on are ready to act with.
 */
export async function foundTestDepartment(
	db: Db,
	{ name = `Test Department ${++departments}`, now = NOW } = {}
) {
	const mail = `${name.toLowerCase().replace(/\W+/g, '-')}.example`;
	const heldFrom = Temporal.PlainDate.from('2025-03-01');
	const details = { badgeNumber: null, stateOfficerId: null, rank: null, unitId: null };
	const admin = await foundDepartment(db, {
		name,
		timeZone: 'America/Chicago',
		administrator: {
			givenName: 'Ada',
			familyName: 'Mills',
			...details,
			email: `admin@${mail}`,
			passwordHash: await passwordHash,
			roles: ['admin'],
			heldFrom
		},
		passwordIsInitial: false,
		now
	});
	const contextOf = (actor: Actor): Context => ({ db, actor, now, address: '127.0.0.1' });
	const asAdmin = contextOf(admin);
	const unit = async (unitName: string) => {
		const added = await addUnit(asAdmin, { name: unitName });
		if (added.kind === 'refused') throw new Error(added.reason);
		return added.unitId;
	};
	const units = { nights: await unit('Patrol, nights'), days: await unit('Patrol, days') };

	/** One more person; returns the context to act as them. */
	async function person(
		role: Role,
		more: { givenName?: string; familyName?: string; unitId?: string | null; email?: string } = {}
	) {
		const {
			givenName = 'Sam',
			familyName = 'Okafor',
			unitId = units.nights,
			email = `${role}@${mail}`
		} = more;
		const added = await addPerson(asAdmin, {
			...details,
			givenName,
			familyName,
			unitId,
			email,
			roles: [role],
			heldFrom
		});
		if (added.kind === 'refused') throw new Error(added.reason);
		return contextOf({ ...admin, personId: added.personId, givenName, familyName, unitId, roles: [role] });
	}
	/** Who approves what the trainer wrote: Marcus Bell. */
	const secondTrainer = (email = `second@${mail}`) =>
		person('trainer', { givenName: 'Marcus', familyName: 'Bell', email });
	return {
		departmentId: admin.departmentId,
		mail,
		units,
		person,
		secondTrainer,
		contexts: {
			admin: asAdmin,
			officer: await person('officer', { givenName: 'Alejandra', familyName: 'Ruiz' }),
			supervisor: await person('supervisor', { givenName: 'Dana', familyName: 'Whitlock' }),
			trainer: await person('trainer', { givenName: 'Priya', familyName: 'Raman' }),
			auditor: await person('auditor', { givenName: 'Noor', familyName: 'Haddad' })
		}
	};
}
