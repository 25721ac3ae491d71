// What the supervisor of a unit is told once a week: one line for each officer of that unit with training due within
// 30 days, in grace or overdue. Never practice, scores or how anybody took it; those are not among the facts.

import { Temporal } from 'temporal-polyfill';
import { dueInWords } from '#lib/domain/calendar/day-words.ts';
import type { ToldStanding } from './messages-due.ts';

const SOON_DAYS = 30;

export interface UnitOfficer {
	personId: string;
	name: string;
	unitId: string | null;
	standings: readonly ToldStanding[];
}

export interface UnitDigest {
	/** Once for each supervisor, unit and calendar week. */
	key: string;
	/** The Monday of the week. */
	weekOf: Temporal.PlainDate;
	rows: { name: string; words: string }[];
}

interface DigestFacts {
	supervisor: { personId: string; unitId: string | null };
	officers: readonly UnitOfficer[];
	today: Temporal.PlainDate;
}

/** Null when there is nothing to tell, or the supervisor leads no unit. The most pressing officer comes first. */
export function unitDigest({ supervisor, officers, today }: DigestFacts): UnitDigest | null {
	const { personId, unitId } = supervisor;
	if (!unitId) return null;
	const rows = officers
		// What is asked of themselves they are told as everybody is.
		.filter((officer) => officer.unitId === unitId && officer.personId !== personId)
		.map(({ name, standings }) => ({ name, pressing: pressingOf(standings, today) }))
		.filter(({ pressing }) => pressing.length > 0)
		.sort((a, b) => compareDue(a.pressing[0]!, b.pressing[0]!))
		.map(({ name, pressing }) => ({ name, words: pressing.map((one) => wordsOf(one, today)).join('; ') }));
	if (rows.length === 0) return null;
	const weekOf = today.subtract({ days: today.dayOfWeek - 1 });
	return { key: ['digest', personId, unitId, weekOf].join('/'), weekOf, rows };
}

type Pressing = ToldStanding & { dueOn: Temporal.PlainDate };

function pressingOf(standings: readonly ToldStanding[], today: Temporal.PlainDate): Pressing[] {
	const soon = today.add({ days: SOON_DAYS });
	return standings
		.filter((one): one is Pressing => {
			if (!one.dueOn) return false;
			if (one.kind === 'overdue' || one.kind === 'in-grace') return true;
			return one.kind === 'due' && Temporal.PlainDate.compare(one.dueOn, soon) <= 0;
		})
		.sort(compareDue);
}

const compareDue = (one: Pressing, other: Pressing) => Temporal.PlainDate.compare(one.dueOn, other.dueOn);

function wordsOf({ title, kind, dueOn }: Pressing, today: Temporal.PlainDate): string {
	const words = dueInWords(dueOn, today);
	return `${title}: ${kind === 'in-grace' ? `in grace, ${words.replace(' overdue', ' past its day')}` : words}`;
}
