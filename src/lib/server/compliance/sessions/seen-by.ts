import type { Actor } from '#lib/domain/identity/actor.ts';
import { can } from '#lib/domain/identity/can.ts';

/**
 * Whose names somebody sees on a roster: leaders and auditors everybody's, a supervisor those of their own unit.
 * @param person as they are today
 */
export const isSeenBy = (actor: Actor, person: { personId: string; unitId: string | null }): boolean =>
	can(actor, { action: 'lead-sessions' }) ||
	can(actor, { action: 'see-record', personId: person.personId, unitId: person.unitId });
