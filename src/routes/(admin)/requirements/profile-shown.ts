import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { StateProfile } from '#lib/domain/compliance/standards/state-profile.ts';

/** What has to be known of a profile that a requirement begins with. */
export const profileShown = ({ id, name, checkedOn, notVerified, limits }: StateProfile) => ({
	...{ id, name, notVerified, limits },
	checked: dayInWords(checkedOn)
});
