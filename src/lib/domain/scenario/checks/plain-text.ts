const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of sanitised HTML, for counting and searching; never shown. */
export function plainText(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&#x([0-9a-f]+);|&(amp|lt|gt|quot);/gi, (_, hex: string | undefined, name: string) =>
			hex ? String.fromCodePoint(parseInt(hex, 16)) : entities[name.toLowerCase()]!
		)
		.replace(/\s+/g, ' ')
		.trim();
}
