// The passages of a Twee 3 file (IFTF, “Twee 3 specification”): `:: Name [tags] {metadata}` and the text under it.

import { quoted, type Losses, WHOLE } from '../imported.ts';

export interface Passage {
	name: string;
	tags: string[];
	text: string;
	/** Where its heading stands; the text begins on the line below. */
	line: number;
}

export function readPassages(text: string, losses: Losses): Passage[] {
	const passages: Passage[] = [];
	const lead: string[] = [];
	let lines: string[] = lead;
	const texts: string[][] = [];
	text.split('\n').forEach((line, i) => {
		if (!line.startsWith('::')) {
			lines.push(line);
			return;
		}
		passages.push({ ...readHeading(line.slice(2), i + 1, losses), text: '' });
		texts.push((lines = []));
	});
	const before = lead.findIndex((line) => line.trim() !== '');
	if (before >= 0) losses.add(before + 1, `Text before the first passage: ${quoted(lead.join(' '), WHOLE)}`);
	return passages.map((passage, i) => ({ ...passage, text: texts[i]!.join('\n') }));
}

/** A name ends at the first bracket that is not escaped; tags stand in `[…]`, metadata in `{…}`. */
function readHeading(heading: string, line: number, losses: Losses): Omit<Passage, 'text'> {
	const match = /^((?:\\.|[^\\[\]{}]|\\$)*)(?:\[((?:\\.|[^\\[\]])*)\])?\s*(\{.*\}|<[\d\s,.]*>)?\s*$/.exec(
		heading
	);
	if (!match) {
		losses.add(
			line,
			`Brackets in the name of a passage, which Twee writes with a backslash: ${quoted(heading)}`
		);
		return { name: unescaped(heading), tags: [], line };
	}
	const [, name = '', tags = '', metadata] = match;
	if (metadata) loseMetadata(metadata, line, losses);
	return { name: unescaped(name), tags: tags.split(/\s+/).filter(Boolean).map(unescaped), line };
}

const unescaped = (text: string) => text.replace(/\\(.)/g, '$1').trim();

function loseMetadata(metadata: string, line: number, losses: Losses): void {
	const read = readObject(metadata);
	if (!read)
		losses.add(
			line,
			metadata.startsWith('<')
				? 'Where a passage stands on the map'
				: `Metadata that cannot be read: ${quoted(metadata)}`
		);
	for (const [key, value] of Object.entries(read ?? {})) {
		if (key === 'position' || key === 'size') losses.add(line, `The ${key} of a passage on Twine’s map`);
		else losses.add(line, `Metadata: ${quoted(`${key}: ${JSON.stringify(value)}`)}`);
	}
}

/** A JSON object, or null where it is none. */
export function readObject(json: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: null;
	} catch {
		return null;
	}
}
