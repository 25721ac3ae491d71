import type { Actor } from './actor.ts';
import type { Role } from './role.ts';

/**
 * Who may do what to which record. The route group is the first lock (who comes in at all); this is the second.
 * A target is named by ids only; records of other departments are never found, so they are no question here.
 */
export type Permission =
	| { action: 'train' }
	| { action: 'see-compliance' }
	| { action: 'see-record'; personId: string; unitId: string | null }
	| { action: 'see-answers'; personId: string; unitId: string | null }
	| { action: 'see-run'; personId: string; unitId: string | null }
	| { action: 'export' }
	| { action: 'check-ledger' }
	| { action: 'see-content' }
	| { action: 'grant-extra-attempt'; personId: string; unitId: string | null }
	| { action: 'revoke-certificate'; personId: string }
	/** Adopting, revising and withdrawing requirements, and seeing beforehand whom that would affect. */
	| { action: 'adopt-requirement' }
	| { action: 'grant-waiver'; personId: string }
	| { action: 'record-leave'; personId: string; unitId: string | null }
	/** Entering training from elsewhere, for oneself or for somebody else. */
	| { action: 'enter-outside'; personId: string; unitId: string | null }
	| { action: 'decide-outside'; personId: string }
	| { action: 'correct-record'; personId: string }
	| { action: 'import-records' }
	/** Workshops, their sessions, rosters and endings. */
	| { action: 'lead-sessions' }
	/** Mail: how the department tells its people, and what was sent. */
	| { action: 'manage-telling' }
	/** Writing, trying, commenting on and sending scenarios of the department to review, and what belongs to them. */
	| { action: 'write-scenarios' }
	/** Approving a text; `authors` are all who wrote any of it or sent it to review. */
	| { action: 'approve-scenario'; authors: readonly string[] }
	/** Publishing an approved text, retiring what is live. */
	| { action: 'publish-scenario' }
	| { action: 'see-results' }
	| { action: 'manage-people' }
	/** Saving lists under names of one's own. */
	| { action: 'save-view' }
	/** What the agency and its courses are called at the state, and what was reported there. */
	| { action: 'file-with-state' }
	/** Where copies of signed checkpoints go. */
	| { action: 'manage-sinks' }
	/** Inviting inspectors, seeing what they opened, ending their access. */
	| { action: 'manage-inspections' }
	/** Notes of an inspector's own. */
	| { action: 'write-notes' }
	| { action: 'answer-correction'; personId: string }
	/** How long records are kept, and legal holds. */
	| { action: 'manage-retention' }
	| { action: 'remove-records'; personId: string };

export function can(actor: Actor, permission: Permission): boolean {
	const is = (...roles: Role[]) => roles.some((role) => actor.roles.includes(role));
	switch (permission.action) {
		case 'train':
			return is('officer');
		case 'see-compliance':
			return is('auditor', 'admin', 'supervisor', 'inspector');
		case 'see-record':
			return is('auditor', 'admin', 'inspector') || ownsUnit(actor, permission.unitId);
		case 'see-answers':
			// Nobody reads the key of their own attempt, whatever else they are.
			return (
				permission.personId !== actor.personId &&
				(is('auditor', 'admin', 'inspector') || ownsUnit(actor, permission.unitId))
			);
		case 'see-run':
			// Which way through a scenario somebody took is not for those who lead them, whatever else they are (curriculum E6).
			return (
				permission.personId !== actor.personId &&
				is('auditor', 'admin') &&
				!ownsUnit(actor, permission.unitId)
			);
		case 'export':
		case 'check-ledger':
			return is('auditor', 'admin', 'inspector');
		case 'see-content':
			return is('auditor', 'admin', 'trainer', 'supervisor', 'inspector');
		case 'save-view':
			return is('auditor', 'admin', 'supervisor', 'inspector');
		case 'write-notes':
			return is('inspector');
		case 'grant-extra-attempt':
			return permission.personId !== actor.personId && (is('admin') || ownsUnit(actor, permission.unitId));
		case 'record-leave':
			return permission.personId !== actor.personId && (is('admin') || ownsUnit(actor, permission.unitId));
		case 'enter-outside':
			return (
				(is('officer') && permission.personId === actor.personId) ||
				is('admin') ||
				ownsUnit(actor, permission.unitId)
			);
		case 'lead-sessions':
			return is('trainer', 'admin');
		case 'grant-waiver':
		case 'decide-outside':
		case 'correct-record':
		case 'revoke-certificate':
		case 'answer-correction':
		case 'remove-records':
			return is('admin') && permission.personId !== actor.personId;
		case 'write-scenarios':
		case 'publish-scenario':
			return is('trainer');
		case 'approve-scenario':
			// The second person: never somebody whose words are in it.
			return is('trainer') && !permission.authors.includes(actor.personId);
		case 'see-results':
			return is('trainer');
		case 'adopt-requirement':
		case 'import-records':
		case 'manage-telling':
		case 'file-with-state':
		case 'manage-sinks':
		case 'manage-inspections':
		case 'manage-retention':
		case 'manage-people':
			return is('admin');
		default:
			return permission satisfies never;
	}
}

const ownsUnit = (actor: Actor, unitId: string | null) =>
	actor.roles.includes('supervisor') && unitId !== null && unitId === actor.unitId;
