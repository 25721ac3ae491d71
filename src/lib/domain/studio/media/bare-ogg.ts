// Ogg is pages with a checksum each; the second packet of a stream holds its comments. They are blanked where they stand,
// so that no page changes its length. Sources: RFC 3533 (Ogg), RFC 7845, 5.2 (Opus), Vorbis I, 5 (comments).

import { littleAt, littleEndian, textAt } from './bytes.ts';

interface Page {
	from: number;
	to: number;
	serial: number;
	/** Where each piece of a packet stands; `ends` where the packet ends with it. */
	pieces: { from: number; to: number; ends: boolean }[];
}

/** An Ogg file with Opus or Vorbis and none of its comments. Null where it is damaged or holds more than one stream. */
export function bareOgg(bytes: Uint8Array): Uint8Array | null {
	const pages = readPages(bytes);
	if (!pages || pages.length < 2 || pages.some(({ serial }) => serial !== pages[0]!.serial)) return null;
	const bare = bytes.slice(0, pages.at(-1)!.to);
	const places = secondPacket(pages);
	const head = String.fromCharCode(...places.slice(0, 8).map((at) => bytes[at]!));
	const isOpus = head === 'OpusTags';
	if (!isOpus && !head.startsWith('\x03vorbis')) return null;
	const signs = isOpus ? 8 : 7;
	const vendor = littleAt(
		Uint8Array.from(places.slice(signs, signs + 4), (at) => bytes[at]!),
		0,
		4
	);
	const comments = signs + 4 + vendor;
	if (!(comments + 4 <= places.length)) return null;
	for (const at of places.slice(comments)) bare[at] = 0;
	// Vorbis ends its comments with a bit.
	const closing = places[comments + 4];
	if (!isOpus && closing === undefined) return null;
	if (!isOpus) bare[closing!] = 1;
	for (const { from, to } of pages) {
		bare.fill(0, from + 22, from + 26);
		bare.set(littleEndian(pageChecksum(bare.subarray(from, to)), 4), from + 22);
	}
	return bare;
}

function readPages(bytes: Uint8Array): Page[] | null {
	const pages: Page[] = [];
	for (let from = 0; from < bytes.length;) {
		const segments = bytes[from + 26];
		if (textAt(bytes, from, 4) !== 'OggS' || segments === undefined) return null;
		const pieces: Page['pieces'] = [];
		let to = from + 27 + segments;
		for (const length of bytes.subarray(from + 27, to)) {
			pieces.push({ from: to, to: to + length, ends: length < 255 });
			to += length;
		}
		if (to > bytes.length) return null;
		pages.push({ from, to, serial: littleAt(bytes, from + 14, 4), pieces });
		from = to;
	}
	return pages;
}

/** Where each byte of the second packet stands. */
function secondPacket(pages: readonly Page[]): number[] {
	const places: number[] = [];
	let packet = 0;
	for (const { from, to, ends } of pages.flatMap(({ pieces }) => pieces)) {
		if (packet === 1) for (let at = from; at < to; at++) places.push(at);
		if (ends && ++packet === 2) break;
	}
	return places;
}

/** CRC-32 with the polynomial 0x04c11db7, nothing mirrored (RFC 3533, 6). */
export function pageChecksum(bytes: Uint8Array): number {
	let crc = 0;
	for (const byte of bytes) {
		crc ^= byte << 24;
		for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
	}
	return crc >>> 0;
}
