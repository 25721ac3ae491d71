import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { StandingKind } from '#lib/domain/compliance/standing.ts';
import type { ReadRequirement } from '#lib/server/compliance/requirement/read-requirement.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { stateShown } from '../state-words.ts';

const STANDINGS: [StandingKind, string][] = [
	['current', 'current'],
	['due', 'due'],
	['in-grace', 'in grace'],
	['overdue', 'overdue'],
	['waived', 'waived'],
	['paused', 'paused by leave']
];

/** A requirement as its page shows it. */
export function requirementShown(
	{ state, shown, last, words, versions, profile, bound, stand }: ReadRequirement,
	{ id, timeZone }: { id: string; timeZone: string }
) {
	const officers = `/officers?requirement=${id}`;
	const kinds = STANDINGS.filter(([kind]) => stand[kind]);
	return {
		...{ id, title: shown.title, citation: shown.citation, words, state: stateShown(state, shown) },
		...{ isPractice: state === 'practice', isWithdrawn: last.withdrawn, version: shown.version },
		profile: profile && { ...profile, checked: dayInWords(shown.profile!.checkedOn) },
		bound: {
			officers,
			count: bound,
			kinds: kinds.map(([kind, word]) => ({
				...{ words: `${stand[kind]} ${word}`, href: `${officers}&standing=${kind}` }
			}))
		},
		versions: versions.map(({ version, changes, note }) => ({
			number: version.version,
			title: `Version ${version.version}, ${version.withdrawn ? 'withdrawn' : 'counts'} from ${dayInWords(version.effectiveOn)}`,
			changes,
			open:
				version.version === 1 || version.withdrawn
					? null
					: version.openCycles === 'move'
						? 'Cycles that were open moved to it.'
						: 'Cycles that were open are finished as they began.',
			note: note && {
				text: note.text,
				by: `${note.by ?? 'Somebody'}, ${momentInWords(note.at, timeZone)}`
			}
		}))
	};
}
