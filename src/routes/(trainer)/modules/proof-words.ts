import type { MarkedRun, Proof } from '#lib/domain/scenario/proof.ts';

/** `1,296`; in words where a run can go round or the ways were too many to count. */
export function pathsInWords(paths: Proof['paths']): string {
	if (typeof paths === 'bigint') return paths.toLocaleString('en-US');
	return paths === Infinity
		? 'without end'
		: Number.isNaN(paths)
			? 'not counted'
			: paths.toLocaleString('en-US');
}

/** `14 to 22`, rounded up as elsewhere. */
export function minuteRange({
	shortestMinutes,
	longestMinutes
}: Pick<Proof, 'shortestMinutes' | 'longestMinutes'>): string {
	if (Number.isNaN(longestMinutes)) return 'not counted';
	const [shortest, longest] = [Math.ceil(shortestMinutes), Math.ceil(longestMinutes)];
	return shortest === longest ? String(longest) : `${shortest} to ${longest}`;
}

/** `0.4%`; `about 0.4% (0.3 to 0.5)` where it was estimated by playing. */
export function percentInWords({ probability, exact, interval }: Proof['randomPass']): string {
	if (exact || !interval) return `${percent(probability)}%`;
	return `about ${percent(probability)}% (${percent(interval[0])} to ${percent(interval[1])})`;
}

/** `passes with 12 of 12`. */
export const markedRunInWords = ({ passed, won, most }: MarkedRun) =>
	`${passed ? 'passes' : 'does not pass'}, ${won} of ${most}`;

function percent(share: number): string {
	const value = share * 100;
	if (value > 0 && value < 0.01) return 'less than 0.01';
	return String(Number(value.toFixed(value < 1 ? 2 : 1)));
}
