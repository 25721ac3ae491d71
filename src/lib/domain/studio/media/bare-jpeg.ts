// JPEG is a row of segments, and picture data after each start of scan. Source: ITU-T T.81, annex B.

import { bigEndian, joined, numberAt, ofText, startsWith, textAt } from './bytes.ts';
import { orientationIn, tiffWith } from './orientation.ts';

const EXIF = 'Exif\0\0';

/**
 * A JPEG with what is needed to show it: picture, colour profile, which way up. Gone are place, time, camera, previews
 * (which may show what was cut away), comments, and whatever stands behind the picture. Null where it is damaged.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
	const kept: Uint8Array[] = [];
	let orientation = 1;
	let hasPicture = false;
	let at = 2;
	for (;;) {
		if (bytes[at] !== 0xff) return null;
		while (bytes[at + 1] === 0xff) at++;
		const marker = bytes[at + 1];
		if (marker === undefined || marker === 0) return null;
		if (marker === 0xd9) break;
		const length = numberAt(bytes, at + 2, 2);
		const end = at + 2 + length;
		if (!(length >= 2 && end <= bytes.length)) return null;
		const segment = bytes.subarray(at, end);
		if (marker === 0xe1 && textAt(segment, 4, 6) === EXIF)
			orientation = Math.max(orientation, orientationIn(segment.subarray(10)));
		const bare = bareSegment(marker, segment);
		if (bare) kept.push(bare);
		at = end;
		if (marker !== 0xda) continue;
		hasPicture = true;
		at = endOfScan(bytes, end);
		kept.push(bytes.subarray(end, at));
	}
	if (!hasPicture) return null;
	const upright = orientation === 1 ? [] : [exifSegment(orientation)];
	// JFIF wants to be first, so EXIF comes behind it.
	const jfif = kept[0] && startsWith(kept[0], [0xff, 0xe0]) ? [kept.shift()!] : [];
	return joined([Uint8Array.of(0xff, 0xd8), ...jfif, ...upright, ...kept, Uint8Array.of(0xff, 0xd9)]);
}

/** A segment as it is kept; null for one that says what need not be known. */
function bareSegment(marker: number, segment: Uint8Array): Uint8Array | null {
	// JFIF without its preview.
	if (marker === 0xe0)
		return textAt(segment, 4, 5) === 'JFIF\0' && segment.length >= 18
			? joined([Uint8Array.of(0xff, 0xe0, 0, 16), segment.subarray(4, 16), Uint8Array.of(0, 0)])
			: null;
	if (marker === 0xe2) return textAt(segment, 4, 12) === 'ICC_PROFILE\0' ? segment : null;
	// Adobe's says how the colours are coded.
	if (marker === 0xee) return textAt(segment, 4, 5) === 'Adobe' ? segment : null;
	return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe ? null : segment;
}

/** Where the data of a scan ends: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
	let at = from;
	for (; at + 1 < bytes.length; at++) {
		const next = bytes[at + 1]!;
		if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) break;
	}
	return at;
}

function exifSegment(orientation: number): Uint8Array {
	const data = joined([ofText(EXIF), tiffWith(orientation)]);
	return joined([Uint8Array.of(0xff, 0xe1), bigEndian(data.length + 2, 2), data]);
}
