import type { AgencyDetail, CourseApproval } from './agency.ts';

/** A member that cannot be meant, and why. */
export interface AgencyProblem<Field extends string> {
	field: Field;
	reason: string;
}

/** Two letters of the state, then seven letters or digits, as the FBI gives them: `WY0110000`. */
const AN_ORI = /^[A-Z]{2}[A-Z0-9]{7}$/;
const MOST = { line: 200, lines: 1000 };

/**
 * The first thing about an agency's details that cannot be meant; null when they can stand.
 * @param profiles ids of the state profiles that there are
 */
export function checkAgency(
	detail: AgencyDetail,
	profiles: readonly string[]
): AgencyProblem<keyof AgencyDetail> | null {
	if (detail.ori !== null && !AN_ORI.test(detail.ori))
		return {
			field: 'ori',
			reason: 'Enter two letters and seven letters or digits, such as WY0110000, or leave it empty.'
		};
	if (detail.profile !== null && !profiles.includes(detail.profile))
		return { field: 'profile', reason: 'Choose a state from the list.' };
	return tooLong(detail, (field) => (field === 'address' ? MOST.lines : MOST.line));
}

/** As `checkAgency`, of a course. */
export const checkApproval = (approval: CourseApproval): AgencyProblem<keyof CourseApproval> | null =>
	tooLong(approval, () => MOST.line);

function tooLong<T extends { [K in keyof T]: string | null }>(
	texts: T,
	mostOf: (field: keyof T & string) => number
): AgencyProblem<keyof T & string> | null {
	for (const [name, text] of Object.entries(texts) as [keyof T & string, string | null][]) {
		const most = mostOf(name);
		if ((text ?? '').length > most)
			return { field: name, reason: `Enter at most ${most.toLocaleString('en-US')} characters.` };
	}
	return null;
}

/** As it is kept: without spaces around it, and null where nothing was entered. */
export const entered = (text: string): string | null => text.trim() || null;
