import { canonical, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { PackFiles } from '../pack-files.ts';
import type { Pack } from '../open-pack.ts';
import type { PackPerson } from './one-person.ts';
import type { CorrectionLine, HistoryLine } from './queries.ts';

/** Part I: what was put right, both values; certificates taken back; and what was entered for a day that had passed. */
export function writeCorrections(pack: Pack, files: PackFiles, person: PackPerson): void {
	const { page, personId } = person;
	const lines = [
		...(page.corrections.get(personId) ?? []).map((line) => ({
			at: line.correctedAt,
			id: line.id,
			write: () => writeCorrection(pack, files, person, line)
		})),
		...backdated(pack, page.history.get(personId) ?? []).map(({ was, is }) => ({
			at: is.recordedAt,
			id: is.heldFrom,
			write: () => writeChange(pack, files, person, { was, is })
		}))
	];
	lines.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
	for (const { write } of lines) write();
}

function writeCorrection(pack: Pack, files: PackFiles, person: PackPerson, line: CorrectionLine) {
	const { ofKind, ofId, replacedBy } = line;
	const isRevocation = ofKind === 'certificate';
	const on = pack.local(line.correctedAt).slice(0, 10);
	const valueOf = (id: string | null) => {
		const value = id === null ? undefined : person.page.corrected.get(`${ofKind} ${id}`);
		return value === undefined || (ofKind === 'leave' && pack.request.withoutLeave) ? '' : canonical(value);
	};
	files.corrections.add({
		...{ correction_id: line.id, ...person.named(on), of_kind: ofKind, of_id: ofId },
		old_value: isRevocation ? 'valid' : valueOf(ofId),
		new_value: isRevocation ? 'revoked' : valueOf(replacedBy),
		...{ reason: line.reason, corrected_by: pack.nameOf(line.correctedBy) },
		corrected_at: pack.local(line.correctedAt),
		...person.entry(isRevocation ? 'certificate-revoked' : 'record-corrected', line.id)
	});
}

/** Rows of the period that were recorded for a day before, with what held on that day until then. */
function backdated({ begins }: Pack, history: readonly HistoryLine[]) {
	return history.flatMap((is, index) => {
		if (is.recordedOn <= is.heldFrom || is.recordedAt < begins.epochMilliseconds) return [];
		const was = history
			.slice(0, index)
			.filter(({ heldFrom }) => heldFrom <= is.heldFrom)
			.reduce<HistoryLine | null>((a, b) => (a === null || b.heldFrom >= a.heldFrom ? b : a), null);
		return was ? [{ was, is }] : [];
	});
}

function writeChange(
	pack: Pack,
	files: PackFiles,
	person: PackPerson,
	{ was, is }: { was: HistoryLine; is: HistoryLine }
) {
	files.corrections.add({
		...{ ...person.named(is.heldFrom), of_kind: 'person', of_id: is.heldFrom },
		...{ old_value: canonical(detailsOf(was)), new_value: canonical(detailsOf(is)) },
		...{ reason: `Entered later for ${is.heldFrom}`, corrected_by: pack.nameOf(is.recordedBy) },
		corrected_at: pack.local(is.recordedAt)
	});
}

function detailsOf(row: HistoryLine): Canonical {
	const { employed, givenName, familyName, badgeNumber, stateOfficerId, rank, unitName, assignment } = row;
	return { employed, givenName, familyName, badgeNumber, stateOfficerId, rank, unitName, assignment };
}
