import { isMap, isScalar, LineCounter, parseDocument, type Node } from 'yaml';

export interface YamlEntry {
	key: string;
	/** Plain value: text, number, list, map or null. */
	value: unknown;
	line: number;
}

/**
 * The entries of a YAML map with their lines, or the line where it cannot be read.
 * @param firstLine line of the file on which the text begins
 */
export function readYamlMap(
	text: string,
	firstLine: number
): { entries: YamlEntry[] } | { brokenAt: number } {
	const lines = new LineCounter();
	const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
	const lineOf = (offset: number) => lines.linePos(offset).line + firstLine - 1;
	const fault = document.errors[0];
	if (fault) return { brokenAt: lineOf(fault.pos[0]) };
	if (!isMap(document.contents)) return { brokenAt: firstLine };
	const entries = document.contents.items.map(({ key, value }) => ({
		key: isScalar(key) ? String(key.value) : '',
		value: (value as Node | null)?.toJS(document) as unknown,
		line: isScalar(key) && key.range ? lineOf(key.range[0]) : firstLine
	}));
	return { entries };
}

/** The plain values of a YAML map; none where it cannot be read, which the checks have said at its line. */
export function yamlValues(text: string): Record<string, unknown> {
	const read = readYamlMap(text, 1);
	return 'entries' in read ? Object.fromEntries(read.entries.map(({ key, value }) => [key, value])) : {};
}
