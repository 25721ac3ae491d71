import type { SubmitFunction } from '@sveltejs/kit';
import { formSize, MOST_BYTES, NOT_SENT, TOO_LARGE } from './form-size.ts';

/**
 * Sends a form with a file or a long text. One that is too large, or does not arrive, stays as it is, with what was
 * typed in it.
 * @param tell is told what kept it from being sent; nothing while nothing does
 */
export const sendWhole =
	(tell: (unsent: string) => void): SubmitFunction =>
	({ formData, cancel }) => {
		const isTooLarge = formSize(formData) > MOST_BYTES;
		tell(isTooLarge ? TOO_LARGE : '');
		if (isTooLarge) return cancel();
		return async ({ result, update }) => {
			if (result.type === 'error') tell(NOT_SENT);
			else await update({ reset: false });
		};
	};
