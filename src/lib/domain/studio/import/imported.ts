// What comes out of an import: a draft in Scenario Markdown and the list of everything that is not in it, or one
// sentence about why nothing could be read. Never a thrown error, whatever the file holds.

export const formats = ['twee', 'gift', 'aiken', 'moodle', 'markdown', 'json', 'text'] as const;
export type Format = (typeof formats)[number];

/** A piece of the file that did not come along; `line` counts from 1 in the file that was given. */
export interface Lost {
	line: number;
	what: string;
}

export interface Refused {
	kind: 'refused';
	line: number;
	reason: string;
}

export interface Draft {
	kind: 'imported';
	format: Format;
	title: string;
	/** A scenario file. What the source does not say is left empty there, so that the checker names it. */
	text: string;
	scenes: number;
	questions: number;
	lost: Lost[];
	/** What the source has no words for and the trainer still has to write, in sentences. */
	toWrite: string[];
}

export type Imported = Draft | Refused;

export const refused = (line: number, reason: string): Refused => ({ kind: 'refused', line, reason });

/** More scenes than this are not checked in the time that a page takes, and played by nobody. */
export const MOST_SCENES = 2000;

export const tooMany = (line: number, what: string) =>
	refused(
		line,
		`More than ${MOST_SCENES} ${what} stand in this file; the next begins here. Cut it into several files.`
	);

/** A list longer than this would be read by nobody; the last entry then says how many more there are. */
const MOST_ENTRIES = 1000;

/** Takes what is lost. The same words are one entry, at their first line, with the number of times. */
export class Losses {
	readonly #entries = new Map<string, { line: number; times: number }>();

	add(line: number, what: string): void {
		const known = this.#entries.get(what);
		if (known) known.times++;
		else this.#entries.set(what, { line, times: 1 });
	}

	/** In the order of the file. */
	listed(): Lost[] {
		const all = [...this.#entries]
			.map(([what, { line, times }]) => ({ line, what: times > 1 ? `${what} (${times} times)` : what }))
			.sort((a, b) => a.line - b.line);
		if (all.length <= MOST_ENTRIES) return all;
		const more = all.slice(MOST_ENTRIES);
		return [
			...all.slice(0, MOST_ENTRIES),
			{ line: more[0]!.line, what: `${more.length} more pieces, from this line on` }
		];
	}
}

/** Nobody reads a question with more answers than this. */
export const MOST_ANSWERS = 60;

/** As much of a whole question or passage that is left behind as can be read again in the list. */
export const WHOLE = 2000;

/** A piece of the source as it is named in the list: on one line, in quotes, cut where it is long. */
export function quoted(text: string, most = 120): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return `“${line.length > most ? `${line.slice(0, most).trimEnd()}…` : line}”`;
}
