// Segments over several roll calls add up to one completion: when every segment was attended, in any order. A segment
// attended again adds nothing to it. Afterwards the workshop can be taken anew, as where it is asked for every year.

import { segmentShare } from './segment-share.ts';
import type { WorkshopPlan } from './workshop.ts';

/** Signing in at a full door takes minutes, and somebody is always called out: this part of a segment is all of it. */
const ATTENDED = 9 / 10;

/** Whether being credited so many minutes is having attended the segment; fewer count as hours only. */
export const isAttended = (workshop: WorkshopPlan, segment: number, minutes: number): boolean =>
	minutes >= Math.ceil(segmentShare(workshop, segment) * ATTENDED);

export function completesWorkshop(
	segmentsAttended: Iterable<number>,
	{ segments }: Pick<WorkshopPlan, 'segments'>
): boolean {
	const attended = new Set(segmentsAttended);
	return Array.from({ length: segments }, (_, index) => index + 1).every((segment) => attended.has(segment));
}

export interface AttendedSession {
	id: string;
	segment: number;
	/** Credited minutes. */
	minutes: number;
}

/**
 * Which of one person's credits of one workshop completed it, each the last that was missing then, and which segments
 * have been attended since the last completion.
 * @param credits in the order in which they were earned
 */
export function completionsOf(workshop: WorkshopPlan, credits: readonly AttendedSession[]) {
	const completing = new Set<string>();
	let attended = new Set<number>();
	for (const { id, segment, minutes } of credits) {
		if (!isAttended(workshop, segment, minutes)) continue;
		attended.add(segment);
		if (!completesWorkshop(attended, workshop)) continue;
		completing.add(id);
		attended = new Set();
	}
	return { completing, attended };
}
