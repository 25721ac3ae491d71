// MP4 is boxes in boxes: length, type, content. Places of the sound are counted from the beginning of the file, so nothing
// is taken out: what need not be known is blanked where it stands. Sources: ISO 14496-12; QuickTime File Format.

import { numberAt, ofText, textAt } from './bytes.ts';

interface Box {
	type: string;
	/** Where it begins, where its content begins, and where it ends. */
	from: number;
	inner: number;
	to: number;
}

/** Boxes that hold boxes we have to look into. */
const HOLDERS = new Set(['moov', 'trak', 'mdia']);
/** Titles, places, notes of whoever made it; and room that was left over, with whatever is in it. */
const TOLD = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide']);
const TIMES = new Set(['mvhd', 'tkhd', 'mdhd']);

/** All boxes down to those that say what a track is; null where one reaches beyond the one it is in. */
function boxesOf(bytes: Uint8Array, from = 0, to = bytes.length, depth = 0): Box[] | null {
	const boxes: Box[] = [];
	for (let at = from; at < to;) {
		const short = numberAt(bytes, at, 4);
		const isLong = short === 1;
		const length = isLong ? numberAt(bytes, at + 8, 4) * 2 ** 32 + numberAt(bytes, at + 12, 4) : short;
		const end = short === 0 ? to : at + length;
		const inner = at + (isLong ? 16 : 8);
		if (!(end >= inner && end <= to)) return null;
		const box = { type: textAt(bytes, at + 4, 4), from: at, inner, to: end };
		boxes.push(box);
		if (HOLDERS.has(box.type) && depth < 4) {
			const within = boxesOf(bytes, inner, end, depth + 1);
			if (!within) return null;
			boxes.push(...within);
		}
		at = end;
	}
	return boxes;
}

/** Whether every track is sound; null where there is no track, or the file is damaged. */
export function hasOnlySound(bytes: Uint8Array): boolean | null {
	const tracks = (boxesOf(bytes) ?? []).filter(({ type }) => type === 'hdlr');
	return tracks.length === 0 ? null : tracks.every(({ inner }) => textAt(bytes, inner + 8, 4) === 'soun');
}

/** The same sound without what was told about it: title, place, pictures, when it was made. Null where it is damaged. */
export function bareMp4(bytes: Uint8Array): Uint8Array | null {
	const boxes = boxesOf(bytes);
	if (!boxes?.some(({ type }) => type === 'mdat')) return null;
	const bare = bytes.slice();
	for (const { type, from, inner, to } of boxes) {
		if (TOLD.has(type)) {
			bare.set(ofText('free'), from + 4);
			bare.fill(0, inner, to);
		} else if (TIMES.has(type)) bare.fill(0, inner + 4, inner + (bytes[inner] === 1 ? 20 : 12));
	}
	return bare;
}
