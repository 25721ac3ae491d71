// PNG is a signature and a row of chunks: length, type, data, checksum. Source: PNG, third edition, sections 5 and 11.

import { bigEndian, joined, numberAt, ofText, textAt } from './bytes.ts';
import { orientationIn, tiffWith } from './orientation.ts';

/** What is needed to show the picture. Everything else is text, time, place, a preview or movement. */
const KEPT = new Set([
	...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
	...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'pHYs', 'bKGD']
]);

/** A PNG with nothing but its picture, colours and which way up; a moving one stands still. Null where it is damaged. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
	const kept: Uint8Array[] = [];
	let orientation = 1;
	let hasPicture = false;
	let at = 8;
	for (let type = ''; type !== 'IEND';) {
		const length = numberAt(bytes, at, 4);
		const end = at + 12 + length;
		type = textAt(bytes, at + 4, 4);
		if (!(end <= bytes.length) || (kept.length === 0 && type !== 'IHDR')) return null;
		if (type === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, end - 4));
		hasPicture ||= type === 'IDAT';
		if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
		at = end;
	}
	if (!hasPicture) return null;
	const [header, ...rest] = kept;
	const upright = orientation === 1 ? [] : [chunk('eXIf', tiffWith(orientation))];
	return joined([bytes.subarray(0, 8), header!, ...upright, ...rest]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const named = joined([ofText(type), data]);
	return joined([bigEndian(data.length, 4), named, bigEndian(checksum(named), 4)]);
}

/** CRC-32 as PNG takes it (annex D). */
function checksum(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}
