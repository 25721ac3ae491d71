import { quoted } from '../imported.ts';

/** Chapbook’s settings above a line of two hyphens, its modifiers in brackets alone on a line, its {inserts}. */
export function stripChapbook(
	text: string,
	first: number,
	lose: (line: number, what: string) => void
): string {
	const lines = text.split('\n');
	const rule = lines.findIndex((line) => /^--\s*$/.test(line));
	return lines
		.map((line, i) => {
			if (i <= rule) {
				if (i < rule && line.trim() !== '') lose(first + i, `A setting of Chapbook: ${quoted(line)}`);
				return '';
			}
			if (/^\[(?!\[)[^[\]]+\]\s*$/.test(line)) {
				lose(first + i, `A modifier of Chapbook: ${quoted(line)}`);
				return '';
			}
			return line.replace(/\{[^{}]{1,400}\}/g, (insert) => {
				lose(first + i, `An insert of Chapbook: ${quoted(insert)}`);
				return '';
			});
		})
		.join('\n');
}
