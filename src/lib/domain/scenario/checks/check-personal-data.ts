import { findAll, rangeOf } from './find-all.ts';
import type { Fix, Report } from '../problem.ts';

const phone = /(?<![\d-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])?(\d{3})[-.](\d{4})(?![\d-])/g;
const socialSecurity = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;
const plate =
	/\b(?:plates?|tag)(?: number)?[ :]+((?=[A-Z0-9 -]*\d)(?=[A-Z0-9 -]*[A-Z])[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,5})\b/g;

/** Checks for numbers that could belong to somebody; 555-0100 to 555-0199 are kept for fiction. */
export function checkPersonalData(text: string, report: Report): void {
	for (const { match, ...at } of findAll(text, phone)) {
		if (match[1] !== '555' || !match[2]!.startsWith('01'))
			report.add(
				'personal-data',
				at,
				`“${match[0]}” could be somebody’s number. Use 555-0100 to 555-0199, or ::service{id=…} for a real service.`,
				invented(match)
			);
	}
	for (const { match, ...at } of findAll(text, socialSecurity))
		report.add('personal-data', at, `“${match[0]}” looks like a social security number. Leave it out.`);
	for (const { match, ...at } of findAll(text, plate))
		report.add('personal-data', at, `“${match[1]}” looks like a license plate. Leave it out.`);
}

/** A number for fiction that ends as the one that was written, with its area code. */
function invented(match: RegExpExecArray): Fix {
	const insert = match[0].replace(/\d{3}([-.])\d{2}(\d{2})$/, '555$101$2');
	return { label: `Change to “${insert}”`, ...rangeOf({ match }), insert };
}
