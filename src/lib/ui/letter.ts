/** The letter before the n-th tile (from 0): A … Z, then AA, AB … */
export function letter(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
