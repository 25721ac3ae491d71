// RIFF, which WebP and WAV are written in: a form and a row of chunks, each padded to an even length.

import { joined, littleAt, littleEndian, ofText, textAt } from './bytes.ts';

export interface Chunk {
	id: string;
	data: Uint8Array;
}

/** The chunks of a file; null where one reaches beyond its end. What stands behind the form is left out. */
export function readChunks(bytes: Uint8Array): Chunk[] | null {
	const end = 8 + littleAt(bytes, 4, 4);
	if (!(end <= bytes.length)) return null;
	const chunks: Chunk[] = [];
	for (let at = 12; at + 8 <= end;) {
		const length = littleAt(bytes, at + 4, 4);
		if (at + 8 + length > end) return null;
		chunks.push({ id: textAt(bytes, at, 4), data: bytes.subarray(at + 8, at + 8 + length) });
		at += 8 + length + (length % 2);
	}
	return chunks;
}

export function writeChunks(form: string, chunks: readonly Chunk[]): Uint8Array {
	const body = joined([
		ofText(form),
		...chunks.flatMap(({ id, data }) => [
			ofText(id),
			littleEndian(data.length, 4),
			data,
			new Uint8Array(data.length % 2)
		])
	]);
	return joined([ofText('RIFF'), littleEndian(body.length, 4), body]);
}
