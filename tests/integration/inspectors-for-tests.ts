import type { Temporal } from 'temporal-polyfill';
import type { Context } from '#lib/server/context.ts';
import { acceptInvitation } from '#lib/server/identity/inspection/accept-invitation.ts';
import { inviteInspector, type Invitee } from '#lib/server/identity/inspection/invite-inspector.ts';
import { readSession } from '#lib/server/identity/sessions.ts';

export const INSPECTOR_PASSWORD = 'seven green lamps at the quay';

let inspectors = 0;

/** The days of an inspection of the last year, open for two weeks. */
export function inviteeOn(now: Temporal.Instant): Invitee {
	const today = now.toZonedDateTimeISO('America/Chicago').toPlainDate();
	return {
		...{ givenName: 'Ines', familyName: 'Quist', email: `inspector${++inspectors}@standards.example` },
		...{ organisation: 'Office of Peace Officer Standards', reason: 'Yearly review of training records.' },
		...{ from: today.subtract({ years: 1 }), to: today, until: today.add({ days: 14 }) }
	};
}

/** Lets an inspector in by an invitation that they accept; `context` is ready to act with, as their session gives it. */
export async function inspectorForTests(admin: Context, more: Partial<Invitee> = {}) {
	const invitee = { ...inviteeOn(admin.now), ...more };
	const invited = await inviteInspector(admin, invitee);
	if (invited.kind !== 'invited') throw new Error(invited.reason);
	const { db, now, address } = admin;
	const accepted = await acceptInvitation(
		{ db, now, address },
		{ token: invited.link.token, next: INSPECTOR_PASSWORD }
	);
	if (accepted.kind !== 'accepted') throw new Error(accepted.reason);
	const session = await readSession(db, accepted.token, now);
	if (!session) throw new Error('The inspector has no session.');
	const context: Context = { db, now, address, actor: session.actor };
	return { context, invitee, inspectionId: invited.inspectionId, token: accepted.token };
}
