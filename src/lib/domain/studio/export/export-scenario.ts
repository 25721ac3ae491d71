import { exportJson } from './json.ts';
import { exportTwee } from './twee.ts';
import type { Exported, ExportFormat } from './exported.ts';

/** A draft as a file. Markdown is the text itself, to the letter. */
export function exportScenario(text: string, format: ExportFormat, ifid: string): Exported {
	switch (format) {
		case 'md':
			return { text, type: 'text/markdown', lost: [] };
		case 'twee':
			return exportTwee(text, ifid);
		case 'json':
			return exportJson(text);
		default:
			return format satisfies never;
	}
}
