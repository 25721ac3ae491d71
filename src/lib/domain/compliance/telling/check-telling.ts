import type { Telling } from './telling.ts';

export interface TellingProblem {
	field: 'quietFrom' | 'quietUntil' | 'remindDays';
	reason: string;
}

const A_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_REMINDERS = 8;

/** The first thing about settings that cannot be meant; null when they can stand. */
export function checkTelling({ quietFrom, quietUntil, remindDays }: Telling): TellingProblem | null {
	if (!A_TIME.test(quietFrom)) return { field: 'quietFrom', reason: 'Enter a time such as 21:00.' };
	if (!A_TIME.test(quietUntil)) return { field: 'quietUntil', reason: 'Enter a time such as 07:00.' };
	if (remindDays.some((days) => !Number.isInteger(days) || days < 1 || days > 365))
		return { field: 'remindDays', reason: 'Enter whole days from 1 to 365, such as 30, 7, 1.' };
	if (new Set(remindDays).size < remindDays.length)
		return { field: 'remindDays', reason: 'Enter each number of days once.' };
	if (remindDays.length > MOST_REMINDERS)
		return { field: 'remindDays', reason: `Enter at most ${MOST_REMINDERS} numbers of days.` };
	return null;
}
