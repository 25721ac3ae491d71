import type { Temporal } from 'temporal-polyfill';
import type { readPublication } from '#lib/server/studio/read-publication.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { EFFECT_WORDS } from './effect-words.ts';

type Publication = Awaited<ReturnType<typeof readPublication>>;

/** The short name of a version, as every page says it. */
const named = (hash: string) => hash.slice(0, 12);

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What the page says of a publication. */
export function publicationShown(publication: Publication, timeZone: string) {
	const at = (moment: Temporal.Instant) => momentInWords(moment, timeZone);
	const { review, released, live, inTheMiddle, holders, history } = publication;
	return {
		...{ code: publication.code, title: publication.title, stands: publication.stands },
		review: review && {
			id: review.id,
			approved:
				review.decidedBy && review.decidedAt && `${review.decidedBy} approved it on ${at(review.decidedAt)}.`
		},
		released: released && { hash: released.hash, name: named(released.hash), since: at(released.releasedAt) },
		live: live && {
			hash: live.hash,
			name: named(live.hash),
			since: at(live.releasedAt),
			retired: live.retired
		},
		isFirst: history.length === 0,
		mayRetire: history.length > 0 && !history[0]!.retired,
		changes: publication.changes,
		middle: inTheMiddle.map(
			({ hash, officers }) => `In the middle are ${officers}: they finish on version ${named(hash)}.`
		),
		holders: `${sentence(holders)} passed a version of it.`,
		history: history.map((one) => historyLine(one, at))
	};
}

const STATES = {
	live: { status: 'current', label: 'Counts now' },
	past: { status: 'none', label: 'Before' },
	waiting: { status: 'due', label: 'Waits for its day' },
	overtaken: { status: 'not-applicable', label: 'Overtaken before its day' }
} as const;

const TAKEN_BACK = { status: 'not-applicable', label: 'Nobody begins it' } as const;

function historyLine(one: Publication['history'][number], at: (moment: Temporal.Instant) => string) {
	return {
		id: one.id,
		hash: one.hash,
		name: named(one.hash),
		what: one.retired ? 'Taken back' : 'Published',
		from: at(one.releasedAt),
		by: one.approvedBy ? `${one.by}; approved by ${one.approvedBy}` : one.by,
		effect: one.retired ? '—' : EFFECT_WORDS[one.effect].done,
		note: one.note || '—',
		state: one.retired && one.state === 'live' ? TAKEN_BACK : STATES[one.state]
	};
}
