import { Broken, must } from '../broken.ts';
import type { Machine, PackSource } from '../machine.ts';
import { crc32 } from './crc32.ts';
import { flagsOf, methodOf, nameIn, SIZES_FOLLOW, TIME, viewOf, type ZipEntry } from './directory.ts';

/** Bytes that are read at a time. */
const PIECE = 256 * 1024;
const HEADER = 30;
const SIZES = 16;

export interface Taking {
	/** What is unpacked, in pieces that are not kept. */
	take(bytes: Uint8Array): void;
	/** Every byte of the archive that belongs to the file, as it lies there. */
	raw?(bytes: Uint8Array): void;
}

/**
 * Unpacks one file of a ZIP, and compares what stands before and after it with the list.
 * @returns where it ends: the next one has to begin there
 * @throws Broken
 */
export async function readEntry(
	source: PackSource,
	machine: Machine,
	entry: ZipEntry,
	{ take, raw }: Taking
): Promise<number> {
	const { path, packed, bytes } = entry;
	const header = await bytesAt(source, entry.offset, HEADER + path.length);
	compareHeader(header, entry);
	raw?.(header);

	const start = entry.offset + header.length;
	let [crc, unpacked] = [0, 0];
	const taking = (piece: Uint8Array) => {
		unpacked += piece.length;
		must(unpacked <= bytes, `${path} unpacks to more than the archive says.`);
		crc = crc32(piece, crc);
		take(piece);
	};
	const inflate = entry.method === 'stored' ? taking : unpacking(machine, path, taking);
	for (let at = 0; at < packed || at === 0; at += PIECE) {
		const piece = await bytesAt(source, start + at, Math.min(PIECE, packed - at));
		raw?.(piece);
		inflate(piece, at + PIECE >= packed);
	}
	must(
		unpacked === bytes && crc === entry.crc,
		`${path} is damaged: what it unpacks to is not what was packed.`
	);
	const end = start + packed;
	if (!(entry.flags & SIZES_FOLLOW)) return end;
	const sizes = await bytesAt(source, end, SIZES);
	const view = viewOf(sizes);
	const same =
		view.getUint32(0, true) === 0x08074b50 &&
		view.getUint32(4, true) === entry.crc &&
		view.getUint32(8, true) === packed &&
		view.getUint32(12, true) === bytes;
	must(same, `What stands after ${path} in the archive is not what its list says.`);
	raw?.(sizes);
	return end + SIZES;
}

function unpacking(machine: Machine, path: string, take: (bytes: Uint8Array) => void) {
	const inflate = machine.inflate(take);
	return (piece: Uint8Array, last: boolean) => {
		try {
			inflate(piece, last);
		} catch (error) {
			if (error instanceof Broken) throw error;
			throw new Broken(`${path} is damaged: it cannot be unpacked.`);
		}
	};
}

function compareHeader(header: Uint8Array, entry: ZipEntry) {
	const { path } = entry;
	const view = viewOf(header);
	must(view.getUint32(0, true) === 0x04034b50, `Before ${path} the archive holds something that is no file.`);
	const follow = (entry.flags & SIZES_FOLLOW) !== 0;
	const same =
		view.getUint16(4, true) === 20 &&
		flagsOf(path, view.getUint16(6, true)) === entry.flags &&
		methodOf(path, view.getUint16(8, true)) === entry.method &&
		view.getUint32(10, true) === TIME &&
		view.getUint32(14, true) === (follow ? 0 : entry.crc) &&
		view.getUint32(18, true) === (follow ? 0 : entry.packed) &&
		view.getUint32(22, true) === (follow ? 0 : entry.bytes) &&
		view.getUint16(26, true) === path.length &&
		view.getUint16(28, true) === 0 &&
		nameIn(header.subarray(HEADER)) === path;
	must(same, `The archive says two things of ${path}: one before the file, another in its list.`);
}

async function bytesAt(source: PackSource, offset: number, length: number): Promise<Uint8Array> {
	must(length >= 0 && offset + length <= source.size, 'The archive ends in the middle of a file.');
	return length === 0 ? new Uint8Array() : source.read(offset, length);
}
