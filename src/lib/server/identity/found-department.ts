import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { PersonDetails } from '#lib/domain/identity/person.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { enterPerson } from './enter-person.ts';
import { insertDepartment } from './queries.ts';

interface Founding {
	name: string;
	/** IANA name, such as America/Chicago. */
	timeZone: string;
	administrator: PersonDetails & {
		email: string;
		passwordHash: string;
		roles: readonly Role[];
		heldFrom: Temporal.PlainDate;
	};
	/** Whether the administrator must replace the password at the first sign-in. */
	passwordIsInitial: boolean;
	now: Temporal.Instant;
}

/** Opens a department with its first administrator and returns that person as an actor. A script's use case: nobody is signed in yet. */
export async function foundDepartment(db: Db, founding: Founding): Promise<Actor> {
	const { name, timeZone, administrator, now } = founding;
	const departmentId = randomUUID();
	return inDepartment(db, departmentId, async (trx) => {
		await insertDepartment(trx, { id: departmentId, name, timeZone, now });
		const acting = { now, address: null, actor: { departmentId, personId: null } };
		await recordEvents(trx, acting, {
			kind: 'department-founded',
			subject: departmentId,
			digest: digest({ id: departmentId, name, timeZone })
		});
		const entered = await enterPerson(trx, acting, {
			...administrator,
			passwordIsInitial: founding.passwordIsInitial
		});
		if (entered.kind === 'refused')
			throw new Error(`The administrator's e-mail address is taken: ${administrator.email}`);
		return { departmentId, departmentName: name, timeZone, personId: entered.personId, ...administrator };
	});
}
