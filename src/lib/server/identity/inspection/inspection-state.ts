import { Temporal } from 'temporal-polyfill';
import type { ListedInspection } from './queries.ts';

/** `invited`: the link was not used yet. `running`: they may look. `ended`: an administrator said so. `over`: its time is. */
export type InspectionState = 'invited' | 'running' | 'ended' | 'over';

type Known = Pick<ListedInspection, 'endedAt' | 'replacedAt' | 'expiresAt' | 'linkUsedAt' | 'lastSeenAt'>;

export function inspectionState(row: Known, now: Temporal.Instant): InspectionState {
	if (row.endedAt) return 'ended';
	if (row.replacedAt || Temporal.Instant.compare(row.expiresAt, now) <= 0) return 'over';
	// A link that was made anew says nothing of whether the first one was used; what they did since does.
	return row.linkUsedAt || row.lastSeenAt ? 'running' : 'invited';
}
