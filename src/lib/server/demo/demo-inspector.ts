import { localDay } from '#lib/domain/calendar/local-day.ts';
import { MOST_DAYS } from '#lib/domain/identity/inspection/access-days.ts';
import { askCorrection } from '#lib/server/compliance/requests/ask-correction.ts';
import type { Context } from '#lib/server/context.ts';
import { acceptInvitation } from '#lib/server/identity/inspection/accept-invitation.ts';
import { inviteInspector } from '#lib/server/identity/inspection/invite-inspector.ts';

export const INSPECTOR = 'inspector@demo.example';

/** Somebody from outside, who looks at the last two years and signs in with the demo's password. */
export async function demoInspector(admin: Context, password: string): Promise<void> {
	const today = localDay(admin.now, admin.actor.timeZone);
	const invited = await inviteInspector(admin, {
		...{ givenName: 'Oriel', familyName: 'Castellane', email: INSPECTOR },
		...{
			organisation: 'State Office of Training Standards (demo)',
			reason: 'Yearly review of training records.'
		},
		...{ from: today.subtract({ years: 2 }), to: today, until: today.add({ days: MOST_DAYS }) }
	});
	if (invited.kind !== 'invited') throw new Error(`The demo's inspector was refused: ${invited.reason}`);
	const { db, now, address } = admin;
	const accepted = await acceptInvitation(
		{ db, now, address },
		{ token: invited.link.token, next: password }
	);
	if (accepted.kind !== 'accepted') throw new Error(`The demo's inspector was refused: ${accepted.reason}`);
}

/** An officer asks for a correction, which waits for its answer. */
export async function demoCorrectionRequest(officer: Context): Promise<void> {
	const asked = await askCorrection(officer, {
		about: 'Leave',
		text: 'My leave ended two days earlier than is written here.'
	});
	if (asked.kind !== 'asked') throw new Error(`The demo's request was refused: ${asked.reason}`);
}
