import { SMALLEST_GROUP } from '#lib/domain/studio/group-in-words.ts';
import type { Figure } from './estimate.ts';

/** `17 to 20 officers`, `5 officers or more`, `fewer than 5 officers`. @param of the most that can have come there */
export function officersInWords({ least, most }: Pick<Figure, 'least' | 'most'>, of: number): string {
	if (most < SMALLEST_GROUP) return `fewer than ${SMALLEST_GROUP} officers`;
	if (least === most) return `${least} officers`;
	if (least === 0) return most >= of ? 'any number of officers' : `at most ${most} officers`;
	return most >= of ? `${least} officers or more` : `${least} to ${most} officers`;
}

/** `about 85%`; empty where it is too open to say. Under five officers a share would say too much. */
export const shareInWords = ({ about, most }: Figure) =>
	about === null || most < SMALLEST_GROUP ? '' : `about ${about}%`;

/** How hard it is by the share who were right or chose best (the usual marks: over 80% easy, under 30% hard). */
export function difficultyInWords(figure: Figure | null): string {
	if (figure?.about == null) return 'cannot be told';
	const kind = figure.about > 80 ? 'easy' : figure.about < 30 ? 'hard' : 'medium';
	return `${kind}, about ${figure.about}%`;
}
