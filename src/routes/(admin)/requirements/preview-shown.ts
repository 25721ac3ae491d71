import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import type { Previewed } from '#lib/server/compliance/requirement/preview-requirement.ts';
import { statusOf } from '#routes/(auditor)/standing-words.ts';

/** A preview as the page shows it. */
export function previewShown({ digest, on, headline, details, counts, page, pages, rows }: Previewed) {
	const status = (standing: Standing) =>
		standing.kind === 'not-applicable' ? { kind: standing.kind, label: 'Not asked' } : statusOf(standing, on);
	return {
		...{ digest, headline, details, page, pages, affected: counts.affected },
		on: dayInWords(on),
		rows: rows.map(({ personId, name, badgeNumber, unitName, before, after, why }) => ({
			...{ name, href: `/officers/${personId}`, why },
			about: [badgeNumber, unitName].filter(Boolean).join(' · '),
			...{ before: status(before), after: status(after) },
			dueOn: after.dueOn ? dayInWords(after.dueOn) : '—'
		}))
	};
}
