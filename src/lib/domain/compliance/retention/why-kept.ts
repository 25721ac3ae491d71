import { Temporal } from 'temporal-polyfill';

export type WhyKept = 'held' | 'told-to-keep' | 'employed' | 'not-disabled' | 'not-yet';

export interface RemovalFacts {
	isHeld: boolean;
	/** Of the class in question. */
	keepMonths: number | null;
	separatedOn: Temporal.PlainDate | null;
	isDisabled: boolean;
	today: Temporal.PlainDate;
}

/** The first day on which what a class keeps of somebody may go. Null where nothing says that it ever may. */
export const keptUntil = ({ keepMonths, separatedOn }: Pick<RemovalFacts, 'keepMonths' | 'separatedOn'>) =>
	keepMonths === null ? null : (separatedOn?.add({ months: keepMonths }) ?? null);

/** Why a class of somebody's records has to stay, or null when it may be removed. A hold wins over everything. */
export function whyKept(facts: RemovalFacts): WhyKept | null {
	if (facts.isHeld) return 'held';
	if (facts.keepMonths === null) return 'told-to-keep';
	if (!facts.separatedOn) return 'employed';
	if (!facts.isDisabled) return 'not-disabled';
	return Temporal.PlainDate.compare(facts.today, keptUntil(facts)!) < 0 ? 'not-yet' : null;
}
