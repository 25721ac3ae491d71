// A phone says in EXIF which way up it was held, beside where and when. The first is kept, since the picture would lie on
// its side without it; nothing else is. Source: Exif 2.3, 4.6; TIFF 6.0.

import { bigEndian, joined, littleAt, numberAt, ofText, textAt } from './bytes.ts';

const ORIENTATION = 0x0112;

/** The orientation (1 to 8) in a TIFF structure; 1, which is upright, where there is none. */
export function orientationIn(tiff: Uint8Array): number {
	const order = textAt(tiff, 0, 2);
	if (order !== 'II' && order !== 'MM') return 1;
	const read = order === 'II' ? littleAt : numberAt;
	const directory = read(tiff, 4, 4);
	const entries = read(tiff, directory, 2);
	for (let entry = 0; entry < entries; entry++) {
		const at = directory + 2 + entry * 12;
		const tag = read(tiff, at, 2);
		if (Number.isNaN(tag)) return 1;
		if (tag !== ORIENTATION) continue;
		const value = read(tiff, at + 8, 2);
		return value >= 1 && value <= 8 ? value : 1;
	}
	return 1;
}

/** A TIFF structure that says an orientation and nothing else. */
export const tiffWith = (orientation: number) =>
	joined([
		...[ofText('MM'), bigEndian(42, 2), bigEndian(8, 4), bigEndian(1, 2)],
		...[bigEndian(ORIENTATION, 2), bigEndian(3, 2), bigEndian(1, 4), bigEndian(orientation, 2)],
		...[bigEndian(0, 2), bigEndian(0, 4)]
	]);
