/** Making a formatter costs far more than using it, and a department has one zone. */
const known = new Map<string, string>();

/** A zone as people there call it: `Central` for America/Chicago. A zone without such a name keeps its own. */
export function zoneInWords(timeZone: string): string {
	const words = known.get(timeZone) ?? findWords(timeZone);
	known.set(timeZone, words);
	return words;
}

function findWords(timeZone: string): string {
	const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
	const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
	return / Time$/.test(name) ? name.replace(/( Standard)? Time$/, '') : timeZone;
}
