// Cuts a file at its `## ` headings before any Markdown is read: the Markdown reader's time grows with the square of
// a document's length, and a block that somebody forgot to close cannot swallow the scenes after it.

/** A stretch of the file. Offsets of what is read in it are counted from `from`, lines from `line`. */
export interface Piece {
	text: string;
	from: number;
	line: number;
}

export interface Parts {
	/** The text between the two lines of dashes; null where the file does not begin with one. */
	header: (Piece & { closed: boolean }) | null;
	/** What stands between the header and the first scene. */
	lead: Piece;
	/** One for each scene, question or ending, from its heading on. */
	pieces: Piece[];
}

const opening = /^\uFEFF?---[ \t]*(?:\r?\n|$)/;
const closing = /^---[ \t]*(?:\r?\n|$)/m;
const heading = /^ {0,3}##(?=[ \t]|\r?$)/gm;

export function split(text: string): Parts {
	const header = cutHeader(text);
	const body = header ? header.end : text.startsWith('\uFEFF') ? 1 : 0;
	const starts = [...text.slice(body).matchAll(heading)].map((match) => body + match.index);
	const cuts = [body, ...starts, text.length];
	let line = 1 + newlines(text, 0, body);
	const pieces = cuts.slice(0, -1).map((from, i) => {
		const piece = { text: text.slice(from, cuts[i + 1]), from, line };
		line += newlines(text, from, cuts[i + 1]!);
		return piece;
	});
	return { header: header && header.piece, lead: pieces[0]!, pieces: pieces.slice(1) };
}

function cutHeader(text: string) {
	const open = opening.exec(text);
	if (!open) return null;
	const from = open[0].length;
	const close = closing.exec(text.slice(from));
	// A header that is never closed ends where the first scene begins, so that the scenes are still read.
	const scene = text.slice(from).search(/^ {0,3}##[ \t]/m);
	const closed = close !== null && (scene < 0 || close.index < scene);
	const length = closed ? close.index : scene < 0 ? text.length - from : scene;
	const end = closed ? from + close.index + close[0].length : from + length;
	return { piece: { text: text.slice(from, from + length), from, line: 2, closed }, end };
}

function newlines(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
