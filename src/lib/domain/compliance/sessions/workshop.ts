// Training that a person leads. A workshop is taught in segments (one for a day's course, several for roll calls), each
// of them in as many sessions as it takes to reach everybody.

export const PARTNER_KINDS = [
	'none',
	'mental-health',
	'victim-services',
	'medical',
	'prosecution',
	'other'
] as const;
/** Who leads it together with the department; `none` when nobody else does. */
export type PartnerKind = (typeof PARTNER_KINDS)[number];

export type WorkshopTopic = {
	topic: string;
	/** Whole minutes. */
	minutes: number;
};

/** What of a workshop the counting of minutes needs. */
export interface WorkshopPlan {
	/** Whole minutes that are approved for all of it. */
	minutes: number;
	/** Which of the minutes are for what; together at most `minutes`. */
	topics: readonly WorkshopTopic[];
	/** How many parts it is taught in, counted from 1. */
	segments: number;
}
