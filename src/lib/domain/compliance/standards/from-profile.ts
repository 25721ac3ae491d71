// What the form for a new requirement begins with when a department takes over a state's profile. The department adapts
// a copy, which remembers the profile and when that was last checked; a later change of the profile changes no copy.

import type { Temporal } from 'temporal-polyfill';
import type { DraftRequirement } from '../check-requirement.ts';
import { PLAIN } from '../requirement.ts';
import { windowAt } from '../windows.ts';
import type { StateCycle, StateProfile } from './state-profile.ts';

/** A requirement as a form begins with it: `items` are codes, in the order of teaching. */
export type ProfileDraft = DraftRequirement & { items: string[] };

/** The cycle that a copy begins with: the rule's, or what we propose where it names none. */
export const cycleOfProfile = ({ cycle, proposed }: Pick<StateProfile, 'cycle' | 'proposed'>): StateCycle => {
	const { cycle: kind, everyMonths } = (cycle ?? proposed)!;
	return { cycle: kind, everyMonths };
};

/** @param today in the department's time zone */
export function fromProfile(profile: StateProfile, today: Temporal.PlainDate): ProfileDraft {
	const { title, citation, renewalWindowDays, graceDays, hours, outside, hires, pausedBy } = profile;
	const counted = cycleOfProfile(profile);
	return {
		...PLAIN,
		...{ title, citation, ...counted, renewalWindowDays, graceDays },
		effectiveOn: firstDay(counted, today),
		firstDueDays: 90,
		...{ passPercent: 80, attemptsPerCycle: 3, waitMinutes: 30 },
		...{ hours, outside, hires, pausedBy, items: profile.items },
		consequences: {
			text: profile.consequence,
			reportWithinDays: profile.filing.withinDays,
			tellSupervisor: true
		},
		profile: { id: profile.id, checkedOn: profile.checkedOn }
	};
}

/** Today; on the last day of a window the day after, as nobody could do anything in what is left of it. */
function firstDay({ cycle, everyMonths }: StateCycle, today: Temporal.PlainDate): Temporal.PlainDate {
	if (cycle.kind === 'rolling' || cycle.kind === 'licence') return today;
	// A cycle of no whole years is said by the checker; its windows have no edges to look for.
	if (cycle.kind === 'anchored' && everyMonths % 12 !== 0) return today;
	const { to } = windowAt({ cycle, everyMonths, origin: today }, today);
	return to.equals(today) ? today.add({ days: 1 }) : today;
}
