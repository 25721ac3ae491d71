/**
 * The name of a file as it is kept: what the sender called it, without the folders, in one line of at most 200
 * characters; `fallback` where nothing is left of it.
 */
export function fileName(given: string, fallback: string): string {
	const last = given.toWellFormed().split(/[\\/]/).at(-1)!;
	const line = last.replace(/[\p{C}\s]+/gu, ' ').trim();
	// The ending says what it is: of a name that is too long the beginning goes.
	return Array.from(line).slice(-200).join('').trim() || fallback;
}
