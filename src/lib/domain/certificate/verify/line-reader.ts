import { must } from './broken.ts';

/** No line of a pack is longer, in bytes: a body, its record and its proof. */
const MOST = 32 * 2 ** 20;
const LINE_FEED = 10;

/** Cuts bytes, which come in pieces, into lines of UTF-8. Each one, the last too, has to end with a line feed. */
export function lineReader(path: string, take: (line: string) => void) {
	const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	let held: Uint8Array[] = [];
	let length = 0;
	return {
		push(bytes: Uint8Array) {
			let from = 0;
			for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
				take(read(text, path, joined(held, bytes.subarray(from, at))));
				[held, length, from] = [[], 0, at + 1];
			}
			if (from < bytes.length) held.push(bytes.slice(from));
			length += bytes.length - from;
			must(length <= MOST, `${path} has a line that is longer than any of a pack.`);
		},
		end() {
			must(length === 0, `The last line of ${path} is not whole.`);
		}
	};
}

function joined(held: Uint8Array[], last: Uint8Array): Uint8Array {
	if (held.length === 0) return last;
	const all = new Uint8Array(held.reduce((sum, { length }) => sum + length, last.length));
	let at = 0;
	for (const piece of [...held, last]) {
		all.set(piece, at);
		at += piece.length;
	}
	return all;
}

function read(text: TextDecoder, path: string, bytes: Uint8Array): string {
	try {
		return text.decode(bytes);
	} catch {
		must(false, `${path} holds bytes that are no text.`);
	}
}
