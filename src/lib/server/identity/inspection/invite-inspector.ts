import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import {
	accessEnd,
	accessProblem,
	type AccessDays,
	type AccessProblem
} from '#lib/domain/identity/inspection/access-days.ts';
import { inspectionDigest } from '#lib/domain/identity/inspection/inspection-digest.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { enterPerson } from '../enter-person.ts';
import { generatePassword } from '../generate-password.ts';
import { hashPassword } from '../hash-password.ts';
import { listHistory } from '../queries.ts';
import { enterInvitation, type Link } from './enter-invitation.ts';
import { findAddressee, findLatestInspection, insertInspection } from './queries.ts';

export interface Invitee extends AccessDays {
	givenName: string;
	familyName: string;
	email: string;
	organisation: string;
	reason: string;
}

type Invited =
	| { kind: 'invited'; inspectionId: string; link: Link }
	/** Their access runs; `just-invited` when the same administrator let them in a moment ago, as by a second press. */
	| (Refused<'just-invited' | 'is-here'> & { inspectionId: string })
	| Refused<'email-taken' | 'named-otherwise' | AccessProblem>;

/** How long ago the same administrator may have invited the same address for it to be a button pressed twice. */
const JUST_NOW = { minutes: 1 };

/**
 * An administrator lets somebody from outside look at one period, until one day. They are nobody's colleague: not
 * employed, so in no list of people, and with no role but this one. The link returned is shown once; it opens the page
 * on which they choose a password. Who was here before comes in again under the same address and name.
 */
export async function inviteInspector(context: Context, input: Invitee): Promise<Invited> {
	if (!can(context.actor, { action: 'manage-inspections' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	const problem = accessProblem(input, localDay(context.now, timeZone));
	if (problem) return { kind: 'refused', reason: problem };
	const passwordHash = await hashPassword(generatePassword());
	return inDepartment(context.db, departmentId, async (trx): Promise<Invited> => {
		const found = await entered(trx, context, input, passwordHash);
		if (found.kind === 'refused') return found;
		const inspection = {
			...{ departmentId, id: randomUUID(), personId: found.personId },
			...{ organisation: input.organisation.trim(), reason: input.reason.trim() },
			...{ fromOn: input.from, toOn: input.to, expiresAt: accessEnd(input.until, timeZone) },
			...{ invitedBy: context.actor.personId, invitedAt: context.now }
		};
		const { id: inspectionId, personId, expiresAt } = inspection;
		await insertInspection(trx, inspection);
		const link = await enterInvitation(trx, { departmentId, personId, expiresAt, now: context.now });
		await recordEvents(trx, context, {
			kind: 'inspector-invited',
			subject: personId,
			digest: inspectionDigest(inspection),
			inspection: inspectionId
		});
		return { kind: 'invited', inspectionId, link };
	});
}

/** The person to let in: a new one, or one whose earlier access is over. */
async function entered(
	trx: Tx,
	context: Context,
	input: Invitee,
	passwordHash: string
): Promise<{ kind: 'entered'; personId: string } | Exclude<Invited, { kind: 'invited' }>> {
	const { departmentId, timeZone, personId: self } = context.actor;
	const { givenName, familyName } = input;
	const addressee = () => findAddressee(trx, departmentId, input.email.trim().toLowerCase());
	let known = await addressee();
	if (!known) {
		const fresh = await enterPerson(trx, context, {
			...{ givenName, familyName, badgeNumber: null, stateOfficerId: null, rank: null, unitId: null },
			...{ email: input.email, passwordHash, passwordIsInitial: true, roles: ['inspector'] },
			...{ heldFrom: localDay(context.now, timeZone), employed: false }
		});
		if (fresh.kind === 'entered') return fresh;
		// Somebody else's, of whatever department; or a second press was faster.
		known = await addressee();
	}
	if (!known?.roles.includes('inspector')) return { kind: 'refused', reason: 'email-taken' };
	const last = await findLatestInspection(trx, departmentId, known.personId);
	if (last && !last.endedAt && Temporal.Instant.compare(last.expiresAt, context.now) > 0) {
		const isMine = last.invitedBy === self;
		const isNew = Temporal.Instant.compare(last.invitedAt, context.now.subtract(JUST_NOW)) >= 0;
		return { kind: 'refused', reason: isMine && isNew ? 'just-invited' : 'is-here', inspectionId: last.id };
	}
	const [name] = await listHistory(trx, departmentId, known.personId);
	if (name?.givenName !== givenName.trim() || name.familyName !== familyName.trim())
		return { kind: 'refused', reason: 'named-otherwise' };
	return { kind: 'entered', personId: known.personId };
}
