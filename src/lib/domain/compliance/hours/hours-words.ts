// Hours for people and for files. Kept in whole minutes; said in hours with at most two decimals.

import type { Credit } from '../credit.ts';
import type { HoursProgress } from '../hours-progress.ts';
import type { HoursNeed } from '../requirement.ts';

/** `22`, `0.75`: hours as a decimal number. */
export const decimalHours = (minutes: number): string => String(Math.round((minutes * 100) / 60) / 100);

/** `1 hour`, `22 hours`, `0.75 hours` */
export const hoursInWords = (minutes: number): string =>
	`${decimalHours(minutes)} ${minutes === 60 ? 'hour' : 'hours'}`;

/** Where a credit comes from. None of the others ever passes for a completion that was scored here. */
export const CREDIT_SOURCES: Record<Credit['source'], string> = {
	module: 'Module completed here, scored',
	session: 'Session in a room, signed in and out',
	outside: 'From elsewhere, accepted',
	import: 'Imported record'
};

/** `22 of 40 hours; 18 to go`, `41 of 40 hours`; what came from the cycle before is among them and said. */
export function progressInWords({
	needed,
	credited,
	carried
}: Pick<HoursProgress, 'needed' | 'credited' | 'carried'>): string {
	const sum = credited + carried;
	const left = needed - sum;
	return [
		`${decimalHours(sum)} of ${hoursInWords(needed)}`,
		...(carried > 0 ? [`${decimalHours(carried)} carried over`] : []),
		...(left > 0 ? [`${decimalHours(left)} to go`] : [])
	].join('; ');
}

/**
 * The topics that are not there yet, each in words: `Firearms: 2 of 4 hours`, `Autism: not yet`.
 * @param trained topics that were trained at all
 */
export function topicsMissing(
	{ topics }: HoursProgress,
	trained: ReadonlySet<string>,
	titleOf: (topic: string) => string
): string[] {
	return topics
		.filter(({ topic, needed, credited }) => (needed > 0 ? credited < needed : !trained.has(topic)))
		.map(({ topic, needed, credited }) =>
			needed > 0 && credited > 0
				? `${titleOf(topic)}: ${decimalHours(credited)} of ${hoursInWords(needed)}`
				: `${titleOf(topic)}: ${needed > 0 ? `not yet, ${hoursInWords(needed)}` : 'not yet'}`
		);
}

/** `40 hours, of which 2 in Firearms; modules count as approved` */
export function needInWords(
	{ minutes, topics, credit }: HoursNeed,
	titleOf: (topic: string) => string
): string {
	const parts = topics.map(({ topic, minutes }) =>
		minutes > 0 ? `${decimalHours(minutes)} in ${titleOf(topic)}` : `some ${titleOf(topic)}`
	);
	const of = parts.length > 0 ? `, with ${parts.join(', ')}` : '';
	return `${hoursInWords(minutes)}${of}; modules count with the minutes ${credit === 'measured' ? 'that were measured' : 'approved for them'}`;
}
