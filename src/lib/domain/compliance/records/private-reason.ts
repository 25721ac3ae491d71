// Why somebody is ill, or who of their family is, is no supervisor's business: they see the kind and the days, which is
// all that duty rosters and due days need. Whoever answers for the records (administrators, auditors) and the person
// themself read the reason.

import type { Actor } from '#lib/domain/identity/actor.ts';
import type { LeaveKind } from '../leave.ts';

const PRIVATE: readonly LeaveKind[] = ['medical', 'family'];

/** Whether `actor` may read why somebody has leave of a kind. The rest of the row is for whoever sees the record. */
export const maySeeReason = (
	actor: Pick<Actor, 'personId' | 'roles'>,
	leave: { personId: string; kind: LeaveKind }
): boolean =>
	!PRIVATE.includes(leave.kind) ||
	leave.personId === actor.personId ||
	actor.roles.includes('admin') ||
	actor.roles.includes('auditor');
