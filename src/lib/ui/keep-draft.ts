/**
 * Keeps what is ticked in a form in this tab until it has been saved, so that a session that ended in between (a call
 * for service came first) costs nothing. Without JavaScript the form works as it is.
 * @param isSaved whether the server already has an answer: then there is nothing to keep
 */
export const keepDraft = (isSaved: boolean) => (form: HTMLFormElement) => {
	const key = `draft ${location.pathname}`;
	const tiles = () => form.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]');
	if (isSaved) sessionStorage.removeItem(key);
	const kept = new Set(sessionStorage.getItem(key)?.split(' '));
	for (const tile of tiles()) if (kept.has(tile.value)) tile.checked = true;
	const keep = () => {
		const ticked = [...tiles()].filter((tile) => tile.checked).map((tile) => tile.value);
		sessionStorage.setItem(key, ticked.join(' '));
	};
	form.addEventListener('change', keep);
	return () => form.removeEventListener('change', keep);
};
