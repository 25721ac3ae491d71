import type { ShownRequest } from '#lib/server/compliance/requests/read-requests.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

/** A request for a correction as people read it. */
export function requestShown(row: Omit<ShownRequest, 'isOwn'>, timeZone: string) {
	const status: { kind: StatusKind; label: string } =
		row.answeredAt === null
			? { kind: 'due', label: 'Waits for an answer' }
			: row.corrected
				? { kind: 'complete', label: 'Corrected' }
				: { kind: 'none', label: 'Left as it is' };
	return {
		...{ id: row.id, name: row.name, about: row.about, text: row.text, status },
		asked: momentInWords(row.askedAt, timeZone),
		answer: row.answeredAt && {
			words: row.answer ?? '',
			by: `${row.answeredByName}, ${momentInWords(row.answeredAt, timeZone)}`
		}
	};
}
