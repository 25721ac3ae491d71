// Source: RFC 9649 (WebP).

import { ofText, startsWith } from './bytes.ts';
import { orientationIn, tiffWith } from './orientation.ts';
import { readChunks, writeChunks, type Chunk } from './riff.ts';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** The bits of VP8X that say that EXIF and XMP follow. */
const EXIF = 0x08;
const XMP = 0x04;

/** A WebP with nothing but its picture, colours and which way up. Null where it is damaged. */
export function bareWebp(bytes: Uint8Array): Uint8Array | 'moving' | null {
	const chunks = readChunks(bytes);
	if (!chunks) return null;
	if (chunks.some(({ id }) => id === 'ANIM' || id === 'ANMF')) return 'moving';
	if (!chunks.some(({ id }) => id === 'VP8 ' || id === 'VP8L')) return null;
	const exif = chunks.find(({ id }) => id === 'EXIF')?.data;
	const orientation = exif ? orientationIn(tiffIn(exif)) : 1;
	const isExtended = chunks[0]!.id === 'VP8X';
	const upright = isExtended && orientation !== 1 ? [{ id: 'EXIF', data: tiffWith(orientation) }] : [];
	const kept = chunks
		.filter(({ id }) => KEPT.has(id))
		.map((chunk) => (chunk.id === 'VP8X' ? withFlags(chunk, upright.length > 0) : chunk));
	return writeChunks('WEBP', [...kept, ...upright]);
}

function withFlags({ id, data }: Chunk, hasExif: boolean): Chunk {
	const flags = ((data[0] ?? 0) & ~(EXIF | XMP)) | (hasExif ? EXIF : 0);
	return { id, data: Uint8Array.of(flags, ...data.subarray(1)) };
}

/** Some writers put JPEG's sign before it. */
const tiffIn = (exif: Uint8Array) => (startsWith(exif, [...ofText('Exif\0\0')]) ? exif.subarray(6) : exif);
