import { littleAt } from './bytes.ts';
import { readChunks, writeChunks } from './riff.ts';

/** Samples as they are, or floating point; the third says that the format itself is told further on. */
const FORMATS = [1, 3, 0xfffe];

/** A WAV with nothing but its sound: no titles, notes or place. Null where it is damaged or packed in a way of its own. */
export function bareWav(bytes: Uint8Array): Uint8Array | null {
	const chunks = readChunks(bytes);
	const format = chunks?.find(({ id }) => id === 'fmt ');
	if (!chunks || !format || !FORMATS.includes(littleAt(format.data, 0, 2))) return null;
	if (!chunks.some(({ id }) => id === 'data')) return null;
	return writeChunks(
		'WAVE',
		chunks.filter(({ id }) => id === 'fmt ' || id === 'fact' || id === 'data')
	);
}
