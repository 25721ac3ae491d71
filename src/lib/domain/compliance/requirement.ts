// What a department asks of its officers: which items, by when, how often, and with what pass mark.

import type { Temporal } from 'temporal-polyfill';

export interface RequirementItem {
	/** From 1, in the order in which officers meet them. */
	position: number;
	code: string;
	kind: 'module' | 'scenario';
}

/** The dates of a rule: all that a cycle and a standing depend on. */
export interface RecurrenceRule {
	/** Officers hired earlier are asked from this day on. */
	effectiveOn: Temporal.PlainDate;
	/** Days from the start (effect or hire) to the first due day. */
	firstDueDays: number;
	everyMonths: number;
	/** Whether anybody is bound to it; else it is practice on offer, which is never due. */
	binding: boolean;
	/** A renewal may begin this many days before its due day. */
	renewalWindowDays: number;
	items: readonly RequirementItem[];
}

export interface Requirement extends RecurrenceRule {
	id: string;
	title: string;
	/** The law or policy that asks for it, as cited. */
	citation: string;
	passPercent: number;
	attemptsPerCycle: number;
	/** How long after a failed attempt the next one may begin. */
	waitMinutes: number;
}

/** A module done in a cycle: the one kind of fact that completes anything. Failed attempts are not among them. */
export interface CompletedModule {
	cycle: number;
	code: string;
	completedOn: Temporal.PlainDate;
	/** The last valid day. */
	validUntil: Temporal.PlainDate;
	/** The day on which its certificate was taken back, or null. */
	revokedOn: Temporal.PlainDate | null;
}
