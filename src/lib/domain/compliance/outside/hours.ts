// Hours as certificates give them, in decimals, and minutes as they are kept.

/**
 * Whole minutes of a decimal number of hours such as `8`, `1.5`, `0,75`, or of hours and minutes such as `1:30`; the
 * nearest whole minute, as two decimals cannot say a third of an hour. null for anything else: `1,500` may be one and a
 * half or fifteen hundred.
 */
export function minutesOfHours(text: string): number | null {
	const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim());
	if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
	const decimal = /^(\d{1,4})(?:\.(\d{1,4})|,(\d{1,2}))?$/.exec(text.trim());
	if (!decimal) return null;
	const [, whole, point, comma] = decimal;
	const digits = point ?? comma ?? '';
	// In whole numbers, so that no fraction is a little less than it says.
	const scale = 10 ** digits.length;
	return Number(whole) * 60 + Math.floor((Number(digits || 0) * 60 * 2 + scale) / (2 * scale));
}

/** Minutes as decimal hours with at most two decimals: `1.5`, `8`, `0.33`. */
export const hoursOfMinutes = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100);
