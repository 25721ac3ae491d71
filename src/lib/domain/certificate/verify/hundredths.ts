// Hours are counted in whole hundredths: binary fractions of an hour do not add up.

/** A decimal with at most two places as a whole number of hundredths; null when it is something else. */
export function hundredths(text: string): number | null {
	const [, sign, whole, part = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
	if (whole === undefined) return null;
	const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
	return sign ? -value : value;
}

/** As it stands in a table: 150 is 1.50. */
export function inHours(value: number): string {
	const digits = String(Math.abs(value)).padStart(3, '0');
	return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
