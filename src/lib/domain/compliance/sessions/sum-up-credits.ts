// The credits of people for sessions, as the rules about requirements read them: hours for every session, the
// workshop's category on the one credit that completes it.

import type { CreditSource } from '../credit.ts';
import { completionsOf } from './completes-workshop.ts';
import { topicMinutes } from './segment-share.ts';
import type { WorkshopPlan, WorkshopTopic } from './workshop.ts';

export interface EarnedCredit {
	id: string;
	personId: string;
	workshopId: string;
	segment: number;
	minutes: number;
	/** `2026-11-23` */
	on: string;
}

export interface SummedCredit {
	id: string;
	personId: string;
	source: Extract<CreditSource, 'session'>;
	on: string;
	approved: number;
	measured: number;
	topics: readonly WorkshopTopic[];
	category: string | null;
}

type Plan = WorkshopPlan & { category: string | null };

/**
 * What was in the room is what counts: `approved` and `measured` are the credited minutes.
 * @param earned credits that stand, of one person in the order in which the sessions were
 * @param workshops by id
 */
export function sumUpCredits(
	earned: readonly EarnedCredit[],
	workshops: ReadonlyMap<string, Plan>
): SummedCredit[] {
	const taken = Map.groupBy(earned, ({ personId, workshopId }) => `${personId}/${workshopId}`);
	const completing = new Set<string>();
	for (const credits of taken.values())
		for (const id of completionsOf(workshops.get(credits[0]!.workshopId)!, credits).completing)
			completing.add(id);
	const known = new Map<string, WorkshopTopic[]>();
	const topicsOf = ({ workshopId, segment, minutes }: EarnedCredit) => {
		const key = `${workshopId}/${segment}/${minutes}`;
		const topics = known.get(key) ?? topicMinutes(workshops.get(workshopId)!, segment, minutes);
		known.set(key, topics);
		return topics;
	};
	return earned.map((credit) => ({
		id: credit.id,
		personId: credit.personId,
		source: 'session',
		on: credit.on,
		approved: credit.minutes,
		measured: credit.minutes,
		topics: topicsOf(credit),
		category: completing.has(credit.id) ? workshops.get(credit.workshopId)!.category : null
	}));
}
