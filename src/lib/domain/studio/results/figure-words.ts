import { SMALLEST_GROUP } from '../group-in-words.ts';
import type { Figure } from './estimate.ts';

/** `17 to 20 officers`, `5 officers or more`, `fewer than 5 officers`; null where it may be few as well as many. */
export function officersInWords({ least, most }: Pick<Figure, 'least' | 'most'>, of: number): string | null {
	if (most < SMALLEST_GROUP) return `fewer than ${SMALLEST_GROUP} officers`;
	if (least < SMALLEST_GROUP) return null;
	if (least === most) return `${least} officers`;
	return most >= of ? `${least} officers or more` : `${least} to ${most} officers`;
}

/** `about 85%`; empty where it is too open to say. Under five officers a share would say too much. */
export const shareInWords = ({ about, least, most }: Figure) =>
	about === null || most < SMALLEST_GROUP || least < SMALLEST_GROUP ? '' : `about ${about}%`;

/**
 * How hard it is by the share who were right or chose best (the usual marks: over 80% easy, under 30% hard).
 * @param of how many came there at least
 */
export function difficultyInWords(figure: Figure | null, of: number): string {
	if (!figure) return 'cannot be told';
	const share = shareInWords(figure);
	if (share) return `${figure.about! > 80 ? 'easy' : figure.about! < 30 ? 'hard' : 'medium'}, ${share}`;
	return figure.most < 0.3 * of ? 'hard' : 'cannot be told';
}
