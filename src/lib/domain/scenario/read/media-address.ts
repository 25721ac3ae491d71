import type { Report } from '../problem.ts';
import type { Place } from '../scenario.ts';

/** A file that a department keeps here, by the hash of its bytes. */
const kept = /^\/media\/[0-9a-f]{64}$/;

/** Says where a picture or recording is not one that was added in the studio: a browser would not open it. */
export function checkMediaAddress(address: string, at: Place, report: Report): void {
	if (kept.test(address)) return;
	report.add(
		'media-not-here',
		at,
		`“${address.length > 60 ? `${address.slice(0, 60)}…` : address}” is not in the studio. Add the file there first, and put its address here: it begins with /media/.`
	);
}
