// What one officer is to be told on a day about each of their requirements. The moments at which something is told lie
// in a row: the cycle opens, the due day comes nearer, it passes, it stays passed. On any day the last of them that
// has come counts, and it is told once for its key; so what a stopped server missed is told once, in its newest form.

import type { Temporal } from 'temporal-polyfill';

/** Where an officer stands with one requirement, as far as it is told. */
export interface ToldStanding {
	requirementId: string;
	title: string;
	kind: 'current' | 'due' | 'in-grace' | 'overdue' | 'waived' | 'paused' | 'not-applicable';
	dueOn: Temporal.PlainDate | null;
	/** The open cycle: its number and the day on which it opened. */
	cycle: number;
	opensOn: Temporal.PlainDate | null;
	/** What the due day was counted from, as whyStanding says it. */
	why: string;
	/** What follows for who is overdue, in the department's words; may be empty. */
	consequence: string;
	/** Whether the supervisor of the unit is told at once when it becomes overdue. */
	tellSupervisor: boolean;
}

export interface DueMessage {
	/** Written once for ever. */
	key: string;
	kind: 'assigned' | 'due-soon' | 'overdue';
	standing: ToldStanding & { dueOn: Temporal.PlainDate };
	/** To the due day; negative when it has passed. */
	daysLeft: number;
}

export interface TellFacts {
	personId: string;
	standings: readonly ToldStanding[];
	remindDays: readonly number[];
	/** The local day on which the messages will be read. */
	today: Temporal.PlainDate;
}

/** In the order of the standings; one for a standing at most. */
export function messagesDue({ personId, standings, remindDays, today }: TellFacts): DueMessage[] {
	return standings.flatMap((standing): DueMessage[] => {
		const { dueOn } = standing;
		if (!dueOn) return [];
		const daysLeft = today.until(dueOn, { largestUnit: 'day' }).days;
		const moment = momentOf({ ...standing, dueOn }, daysLeft, remindDays);
		if (!moment) return [];
		const { kind, at } = moment;
		const key = [kind, personId, standing.requirementId, standing.cycle, ...at].join('/');
		return [{ key, kind, standing: { ...standing, dueOn }, daysLeft }];
	});
}

type Moment = { kind: DueMessage['kind']; at: readonly (string | number)[] };

function momentOf(
	{ kind, dueOn, opensOn }: ToldStanding & { dueOn: Temporal.PlainDate },
	daysLeft: number,
	remindDays: readonly number[]
): Moment | null {
	const day = dueOn.toString();
	switch (kind) {
		case 'due': {
			// Read after the day has passed, it would say what is no longer so.
			if (daysLeft < 0) return null;
			const openFor = opensOn ? opensOn.until(dueOn, { largestUnit: 'day' }).days : Infinity;
			const come = remindDays.filter((days) => daysLeft <= days && days < openFor);
			if (come.length > 0) return { kind: 'due-soon', at: [day, Math.min(...come)] };
			return { kind: 'assigned', at: [] };
		}
		case 'in-grace':
			return { kind: 'due-soon', at: [day, 'grace'] };
		case 'overdue':
			// The first day after it, and every seventh from there.
			return { kind: 'overdue', at: [day, Math.max(0, Math.floor((-daysLeft - 1) / 7))] };
		case 'current':
		case 'waived':
		case 'paused':
		case 'not-applicable':
			return null;
		default:
			return kind satisfies never;
	}
}
