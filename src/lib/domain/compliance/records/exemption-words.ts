import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { LeaveKind, LeaveSpell, WaiverSpell } from '../leave.ts';
import type { Days } from './days.ts';

export const LEAVE_WORDS: Record<LeaveKind, string> = {
	military: 'Military leave',
	medical: 'Medical leave',
	family: 'Family leave',
	administrative: 'Administrative leave',
	other: 'Other leave'
};

/** `on 3 March 2027`, `from 3 March 2027 to 9 April 2027`, `from 3 March 2027, its end not known yet` */
export function daysInWords({ fromOn, untilOn }: Days): string {
	if (!untilOn) return `from ${dayInWords(fromOn)}, its end not known yet`;
	if (untilOn.equals(fromOn)) return `on ${dayInWords(fromOn)}`;
	return `from ${dayInWords(fromOn)} to ${dayInWords(untilOn)}`;
}

/** `Military leave from 3 March 2027 to 9 April 2027` */
export const leaveInWords = ({ kind, ...days }: LeaveSpell) => `${LEAVE_WORDS[kind]} ${daysInWords(days)}`;

/** `“Every two years” is waived from 3 March 2027 to 9 April 2027` */
export const waiverInWords = ({ title, ...days }: WaiverSpell & { title: string }) =>
	`“${title}” is waived ${daysInWords(days)}`;
