import { LEAVE } from '#lib/domain/compliance/adopting/requirement-words.ts';
import { LEAVE_KINDS } from '#lib/domain/compliance/leave.ts';
import type { Option } from '#lib/ui/option.ts';

// What the form offers that is the same for every department.

export const CYCLES: Option[] = [
	{
		value: 'rolling',
		label: 'From each officer’s own completion',
		hint: 'Rolling: due again so many months after they completed it.'
	},
	{
		value: 'fixed',
		label: 'In fixed cycles, the same for everybody',
		hint: 'Such as two calendar years from 1 January 2025, or a year from each 1 July.'
	},
	{
		value: 'anchored',
		label: 'By a day of every so many years',
		hint: 'Anchored: such as 30 June of every fourth year.'
	},
	{
		value: 'licence',
		label: 'In each officer’s licence period',
		hint: 'Counted from the day of their licence or, where none is recorded, of their hire.'
	}
];

export const HIRES: Option[] = [
	{ value: 'next-full', label: 'Nothing until the next full cycle' },
	{ value: 'whole', label: 'The whole' },
	{ value: 'pro-rated', label: 'Hours for the time that is left', hint: 'In whole quarters of an hour.' }
];

export const CREDITS: Option[] = [
	{ value: 'approved', label: 'The minutes approved for a module' },
	{
		value: 'measured',
		label: 'The minutes an officer was active',
		hint: 'As measured, and never more than those approved.'
	}
];

export const PAUSES: Option[] = LEAVE_KINDS.map((value) => ({
	value,
	label: LEAVE[value].charAt(0).toUpperCase() + LEAVE[value].slice(1)
}));

export const ROLES: Option[] = [
	{ value: 'supervisor', label: 'Supervisors' },
	{ value: 'trainer', label: 'Trainers' }
];

export const OPEN_CYCLES: Option[] = [
	{
		value: 'finish',
		label: 'They are finished as they began',
		hint: 'The new version counts from each officer’s next cycle on.'
	},
	{
		value: 'move',
		label: 'They move to the new version on its day',
		hint: 'What is not complete by then is asked as the new version says. If it recurs in another way, officers begin anew.'
	}
];

export const YES: (label: string, hint?: string) => Option[] = (label, hint) => [
	{ value: 'yes', label, ...(hint && { hint }) }
];
