import type { SubmitFunction } from '@sveltejs/kit';

/** The first of two clicks: what was typed stays, and reading goes on where the second one is asked for. */
export const stepped: SubmitFunction =
	() =>
	async ({ update }) => {
		await update({ reset: false });
		document.getElementById('confirm')?.focus();
	};
