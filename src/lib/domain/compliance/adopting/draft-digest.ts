import { requirementDigest } from '../requirement-digest.ts';
import type { Requirement } from '../requirement.ts';

/**
 * What was looked at before it was saved: the rule as entered, whichever id, number and count of cycles it gets. Whoever saves
 * it sends this along, so that nobody saves what they did not see the effect of.
 */
export const draftDigest = (requirement: Omit<Requirement, 'id'>): string =>
	requirementDigest({ ...requirement, id: 'draft', version: 1, cyclesFrom: 1 });
