import type { Temporal } from 'temporal-polyfill';
import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { cycleOfProfile } from '#lib/domain/compliance/standards/from-profile.ts';
import { isCheckDue, type StateProfile } from '#lib/domain/compliance/standards/state-profile.ts';
import { cycleWords } from '#lib/domain/compliance/window-words.ts';

/** The cycle in words; of one that the rule does not name, what is proposed. */
export function cycleOf(profile: StateProfile): string {
	const words = cycleWords(cycleOfProfile(profile));
	const sentence = words.charAt(0).toUpperCase() + words.slice(1);
	return profile.cycle ? sentence : `None in what was read. Proposed: ${words}`;
}

export const hoursOf = ({ hours }: StateProfile): string =>
	hours ? minutesInWords(hours.minutes) : 'No hours: modules';

/** When it was last held against its sources, and whether that is to be done again. */
export const checkOf = (profile: StateProfile, today: Temporal.PlainDate) => ({
	checked: dayInWords(profile.checkedOn),
	isCheckDue: isCheckDue(profile, today)
});
