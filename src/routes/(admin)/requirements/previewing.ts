import type { SubmitFunction } from '@sveltejs/kit';

/** What was typed stays, and reading goes on with whom it affects. An error summary takes the focus by itself. */
export const previewing: SubmitFunction =
	() =>
	async ({ update }) => {
		await update({ reset: false });
		document.getElementById('preview')?.focus();
	};
