import type { Rating } from './scenario.ts';

/** What a choice is worth, as trainers and readers of a script are told. */
export function ratingInWords(rating: Rating): string {
	switch (rating.kind) {
		case 'points':
			return ['Poor', 'Acceptable', 'Best'][rating.points]!;
		case 'critical':
			return `Critical error ${rating.error}`;
		case 'unscored':
			return 'Not scored';
		default:
			return rating satisfies never;
	}
}
