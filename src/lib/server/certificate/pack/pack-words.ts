import { counted } from '#lib/domain/calendar/day-words.ts';
import type { PackRequest } from '#lib/domain/certificate/pack/pack-request.ts';

/** What a pack is of, in words that name nobody: for the ledger and for lists. */
export function packWords(
	{ personId, requirementIds, from, to, asOf }: PackRequest,
	more: { officers?: number; timeZone?: string } = {}
): string {
	const who =
		personId !== null
			? 'one officer'
			: more.officers === undefined
				? 'everybody'
				: `everybody, ${counted(more.officers, 'officer')}`;
	const rules = requirementIds === null ? 'all requirements' : counted(requirementIds.length, 'requirement');
	const moment = more.timeZone
		? asOf.toZonedDateTimeISO(more.timeZone).toString({ smallestUnit: 'minute', timeZoneName: 'never' })
		: asOf.toString({ smallestUnit: 'minute' });
	return `${from} to ${to}; ${who}; ${rules}; as of ${moment}`;
}
