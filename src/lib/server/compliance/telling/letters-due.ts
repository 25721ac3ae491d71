import type { Temporal } from 'temporal-polyfill';
import { digestLetter, letterOf, noticeLetter, type Letter } from '#lib/domain/compliance/telling/letter.ts';
import { messagesDue } from '#lib/domain/compliance/telling/messages-due.ts';
import { supervisorNotices } from '#lib/domain/compliance/telling/supervisor-notices.ts';
import { unitDigest } from '#lib/domain/compliance/telling/unit-digest.ts';
import type { ReadStandings, TellingDepartment } from './facts-to-tell.ts';
import type { Recipient } from './queries.ts';

/** A letter, whom it is for, and the key of which there is one for ever. */
export interface Addressed {
	key: string;
	kind: string;
	to: Recipient;
	/** Written out when it is needed: of what is due most was told before. */
	letter: () => Letter;
}

/** Everything that is due to be told, whether it was told before or not. */
export function lettersDue(
	{ name: departmentName }: TellingDepartment,
	recipients: Recipient[],
	standings: Awaited<ReturnType<ReadStandings>>,
	{ remindDays, today, origin }: { remindDays: readonly number[]; today: Temporal.PlainDate; origin: string }
): Addressed[] {
	const letters: Addressed[] = [];
	const people = new Map(recipients.map((one) => [one.personId, one]));
	const addressed = ({ givenName, familyName }: Recipient) => ({
		...{ name: `${givenName} ${familyName}`, departmentName, origin }
	});
	const officers = recipients.map((to) => {
		const { personId, unitId, givenName, familyName } = to;
		const own = standings.get(personId) ?? [];
		return { to, personId, unitId, name: `${familyName}, ${givenName}`, standings: own };
	});
	const byUnit = Map.groupBy(officers, ({ unitId }) => unitId);
	const leaders = Map.groupBy(
		recipients.filter(({ roles }) => roles.includes('supervisor')),
		({ unitId }) => unitId
	);
	for (const { to, personId, name, standings: own } of officers) {
		const messages = messagesDue({ personId, standings: own, remindDays, today });
		for (const message of messages)
			letters.push({
				key: message.key,
				kind: message.kind,
				to,
				letter: () => letterOf(message, addressed(to))
			});
		for (const { key, supervisorId, standing } of supervisorNotices(
			to,
			messages,
			leaders.get(to.unitId) ?? []
		)) {
			const supervisor = people.get(supervisorId)!;
			const letter = () => noticeLetter(standing, name, addressed(supervisor));
			letters.push({ key, kind: 'overdue', to: supervisor, letter });
		}
	}
	for (const to of [...leaders.values()].flat()) {
		const digest = unitDigest({ supervisor: to, officers: byUnit.get(to.unitId) ?? [], today });
		if (!digest) continue;
		const letter = () => digestLetter(digest, { ...addressed(to), unitName: to.unitName ?? 'your unit' });
		letters.push({ key: digest.key, kind: 'digest', to, letter });
	}
	return letters;
}
