import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { CLASSES } from '#lib/domain/compliance/retention/retention.ts';
import type { readRetention } from '#lib/server/certificate/retention/read-retention.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { CLASS_WORDS, countsInWords, keptInWords } from './retention-words.ts';

/** Rules, holds, who is due and what was removed, in words. */
export function retentionShown(
	{ inForce, rules, holds, due, removals, names }: Awaited<ReturnType<typeof readRetention>>,
	timeZone: string
) {
	const at = (moment: Parameters<typeof momentInWords>[0]) => momentInWords(moment, timeZone);
	const cut = new Set(removals.flatMap((one) => (one.class === 'identity' ? one.personId : [])));
	const nameOf = (id: string) => (cut.has(id) ? 'Identity removed' : (names.get(id) ?? '–'));
	const onWhom = (id: string | null) => (id ? nameOf(id) : 'The whole department');
	return {
		rules: CLASSES.map((one) => {
			const newest = rules.find((rule) => rule.class === one);
			return {
				...{ class: one, ...CLASS_WORDS[one], months: inForce[one], kept: keptInWords(inForce[one]) },
				since: newest
					? `Set ${at(newest.setAt)} by ${nameOf(newest.setBy)}: ${newest.reason}`
					: 'Nobody has set a rule.'
			};
		}),
		holds: holds.map((hold) => ({
			...{ id: hold.id, personId: hold.personId, on: onWhom(hold.personId), matter: hold.matter },
			placed: `${at(hold.placedAt)} by ${nameOf(hold.placedBy)}`,
			ended: hold.endedAt && `${at(hold.endedAt)} by ${nameOf(hold.endedBy!)}: ${hold.endReason}`
		})),
		due: due.map(({ personId, name, separatedOn, classes }) => ({
			...{ personId, name: cut.has(personId) ? 'Identity removed' : name, left: dayInWords(separatedOn) },
			what: classes.map((one) => CLASS_WORDS[one].title).join(', ')
		})),
		removals: removals.map((one) => ({
			...{ personId: one.personId, name: nameOf(one.personId), class: CLASS_WORDS[one.class].title },
			...{ reached: countsInWords(one.rows.counts), reason: one.reason },
			when: `${at(one.removedAt)} by ${nameOf(one.removedBy)}`
		}))
	};
}
