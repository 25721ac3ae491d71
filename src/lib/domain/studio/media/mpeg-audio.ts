// MP3 and AAC as a row of frames, each with a header that says how long it is; titles, pictures and places stand before
// and behind them. Sources: ISO 11172-3, 2.4.1; ISO 13818-7, 6.2; id3.org (ID3v2.4, 3.1; ID3v1); APEv2.

import { littleAt, numberAt, textAt } from './bytes.ts';

const MP3_KILOBITS = {
	first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
	later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
};
const RATES = [44_100, 48_000, 32_000];

/** Where the sound begins: behind any ID3v2 tags, and the zeros that some writers leave after them. */
export function startOfMpeg(bytes: Uint8Array): number {
	let at = 0;
	while (textAt(bytes, at, 3) === 'ID3') {
		const size = [6, 7, 8, 9].reduce((sum, byte) => sum * 128 + (bytes[at + byte] ?? 0), 0);
		at += 10 + size + ((bytes[at + 5] ?? 0) & 0x10 ? 10 : 0);
	}
	if (at > 0) while (bytes[at] === 0) at++;
	return at;
}

/** What the frames are from a place on; null where no two of a kind follow each other. */
export function isMpegAudio(bytes: Uint8Array, at: number): 'audio/mpeg' | 'audio/aac' | null {
	for (const [type, lengthOf] of [
		['audio/mpeg', mp3Length],
		['audio/aac', aacLength]
	] as const) {
		const length = lengthOf(bytes, at);
		if (length !== null && (at + length === bytes.length || lengthOf(bytes, at + length) !== null))
			return type;
	}
	return null;
}

/** The sound alone, without the tags before and behind it. Null where nothing is left. */
export function bareMpegAudio(bytes: Uint8Array): Uint8Array | null {
	const start = startOfMpeg(bytes);
	let end = bytes.length;
	for (let before = -1; before !== end;) {
		before = end;
		if (textAt(bytes, end - 128, 3) === 'TAG' && end >= start + 128) end -= 128;
		if (textAt(bytes, end - 32, 8) === 'APETAGEX') {
			const hasHeader = ((bytes[end - 32 + 23] ?? 0) & 0x80) !== 0;
			end -= littleAt(bytes, end - 32 + 12, 4) + (hasHeader ? 32 : 0);
		}
	}
	return end > start && isMpegAudio(bytes.subarray(0, end), start) ? bytes.slice(start, end) : null;
}

function mp3Length(bytes: Uint8Array, at: number): number | null {
	const header = numberAt(bytes, at, 4);
	// Eleven ones, and layer III.
	if (Number.isNaN(header) || header >>> 21 !== 0x7ff || ((header >>> 17) & 3) !== 1) return null;
	const version = (header >>> 19) & 3;
	const rate = RATES[(header >>> 10) & 3];
	const kilobits = (version === 3 ? MP3_KILOBITS.first : MP3_KILOBITS.later)[(header >>> 12) & 15];
	if (version === 1 || !rate || !kilobits) return null;
	const [samples, slower] = version === 3 ? [144, 1] : [72, version === 2 ? 2 : 4];
	return Math.floor((samples * kilobits * 1000) / (rate / slower)) + ((header >>> 9) & 1);
}

function aacLength(bytes: Uint8Array, at: number): number | null {
	const header = numberAt(bytes, at, 2);
	// Twelve ones, and layer 0.
	if (Number.isNaN(header) || (header & 0xfff6) !== 0xfff0) return null;
	const length = (numberAt(bytes, at + 3, 3) >>> 5) & 0x1fff;
	return length >= 7 ? length : null;
}
