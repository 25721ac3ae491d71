/** Fewer people than this are not told apart: who knows the department could name them. */
export const SMALLEST_GROUP = 5;

/** How many people did something, without telling small groups: `12 officers`, `fewer than 5 officers`. */
export const groupInWords = (count: number) =>
	count < SMALLEST_GROUP
		? `fewer than ${SMALLEST_GROUP} officers`
		: `${count.toLocaleString('en-US')} officers`;

/**
 * How many did well, told in whole fives beside how many did it at all: `at least 10 officers`. The difference between
 * the two would be a small group.
 */
export const groupOfFivesInWords = (count: number) =>
	count < SMALLEST_GROUP ? groupInWords(count) : `at least ${groupInWords(count - (count % SMALLEST_GROUP))}`;
