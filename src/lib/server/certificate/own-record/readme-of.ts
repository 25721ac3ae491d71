import { counted } from '#lib/domain/calendar/day-words.ts';
import type { Context } from '#lib/server/context.ts';
import type { OwnPart } from './own-parts.ts';
import type { OwnRow } from './queries.ts';

/** What the download is, for whoever opens it later. */
export function readmeOf({ actor, now }: Context, parts: [OwnPart, OwnRow[]][]): string {
	const moment = now.toZonedDateTimeISO(actor.timeZone).toString({ smallestUnit: 'second' });
	const lines = parts.map(
		([{ id, title, lead }, rows]) => `${id}.csv  ${title}: ${counted(rows.length, 'row')}. ${lead}`
	);
	return [
		`The whole record of ${actor.givenName} ${actor.familyName}`,
		`at ${actor.departmentName}, as it was at ${moment}.`,
		'',
		'record.json holds all of it; the CSV files hold the same, a file for each part.',
		'Moments are in UTC, days are local days. files/ holds the certificates of training from elsewhere.',
		'',
		...lines,
		'',
		'manifest.json names the SHA-256 of every file. The SHA-256 of manifest.json itself stands in the',
		'ledger of your department, in the entry of this export.',
		'',
		'What is not here: your password, which is kept as a hash only; the right answers of quizzes, beyond',
		'whether what you chose was right; legal holds, which are not about your training. Stepping away,',
		'looking for support, and choosing the text instead are stored nowhere.',
		''
	].join('\r\n');
}
