/** A name as a slug, for keys and addresses: “Renee’s voice” is `renees-voice`. */
export function slugOf(name: string): string {
	const words = name
		.normalize('NFC')
		.toLowerCase()
		.replace(/['’]/g, '')
		.match(/[\p{L}\p{M}\p{N}]+/gu);
	return words ? words.join('-') : '';
}

/** What two names share when they mean the same scene: letters and digits only. */
export function bareName(name: string): string {
	return slugOf(name).replaceAll('-', '');
}
