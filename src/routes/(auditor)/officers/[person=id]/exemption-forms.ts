import type { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { LEAVE_KINDS } from '#lib/domain/compliance/leave.ts';
import type { Days } from '#lib/domain/compliance/records/days.ts';
import { daysInWords, LEAVE_WORDS } from '#lib/domain/compliance/records/exemption-words.ts';
import { day, line, optionalDay } from '#lib/server/http/fields.ts';

// The fields that the forms about leave, waivers and corrections share, and what is said when one is refused.

export const kindField = v.picklist(LEAVE_KINDS, 'Choose a kind of leave.');

export const kindOptions = LEAVE_KINDS.map((value) => ({ value, label: LEAVE_WORDS[value] }));

const YEARS = 'Enter a year from 1900 to 2199.';
const isOfOurTime = (date: Temporal.PlainDate) => date.year >= 1900 && date.year < 2200;

export const dayField = v.pipe(day, v.check(isOfOurTime, YEARS));
export const optionalDayField = v.pipe(
	optionalDay,
	v.check((date) => date === null || isOfOurTime(date), YEARS)
);

export const reasonField = line('a reason', 1000);

/** What the record says after something was written down, by what the address carries; `about` is the section. */
export const DONE = new Map(
	Object.entries({
		'leave-recorded': { about: 'leave', words: 'The leave is written down.' },
		'leave-ended': {
			about: 'leave',
			words: 'The last day is written down. The entry without an end stays in the list.'
		},
		'leave-corrected': {
			about: 'leave',
			words: 'The correction is written down. What it corrects stays in the list.'
		},
		'waiver-granted': { about: 'waivers', words: 'The waiver is written down.' },
		'waiver-corrected': {
			about: 'waivers',
			words: 'The correction is written down. What it corrects stays in the list.'
		}
	} as const)
);

const WORDS = {
	'ends-before-it-begins': 'The last day lies before the first.',
	'not-employed': 'They did not belong to the department on this day.',
	'too-far-ahead': 'Enter a first day within a year from today.',
	'not-binding': 'Choose a requirement that binds somebody on the first day.',
	'has-an-end': 'This leave has its last day already. Correct it where that day is wrong.',
	corrected: 'This was corrected meanwhile. Go back to the record to see what stands now.',
	'reason-missing': 'Enter a reason.',
	unchanged: 'This is what stands already. Change something, or take the entry back.',
	'no-such-record': 'Choose another entry of this person that still counts.'
};
const TOO_LONG = {
	leave: 'Enter a last day within five years of the first, or none while nobody knows it.',
	waiver: 'A waiver holds for a year at most. What is to hold longer belongs into the requirement itself.'
};
const FIELD: Record<string, string> = { 'reason-missing': 'reason', 'no-such-record': 'instead' };

/** A refusal of a use case, under the field that it is about. */
export function refusalShown(
	of: 'leave' | 'waiver' | 'other',
	refused: { reason: keyof typeof WORDS | 'too-long' | 'overlaps'; field?: string; with?: Days }
): Record<string, string> {
	const { reason } = refused;
	const field = refused.field ?? FIELD[reason] ?? 'form';
	if (reason === 'too-long') return { [field]: of === 'leave' ? TOO_LONG.leave : TOO_LONG.waiver };
	if (reason === 'overlaps') {
		const there = of === 'leave' ? 'There is leave already' : 'It is waived already';
		return { [field]: `${there} ${daysInWords(refused.with!)}. Choose other days, or correct that entry.` };
	}
	return { [field]: WORDS[reason] };
}
