// A ZIP says everything twice: before each file and in its list at the end. Programs differ in which they believe, so
// that one file can show two people two things. A pack may not: the list and the files tell the same, nothing lies
// between them, before them or after them, and there is no room for a word that is not looked at.

import { Broken, must } from '../broken.ts';
import type { PackSource } from '../machine.ts';

export interface ZipEntry {
	path: string;
	/** Bytes from the start of the archive to the header before the file. */
	offset: number;
	flags: number;
	method: 'stored' | 'deflated';
	crc: number;
	/** Bytes as they lie in the archive, and as they are unpacked. */
	packed: number;
	bytes: number;
}

export interface Directory {
	entries: ZipEntry[];
	/** Where the list begins, which is where the last file ends. */
	offset: number;
}

const END = 22;
const LISTED = 46;

/** What a pack may be at most: beyond it somebody wants to fill a computer. */
const MOST_FILES = 50_000;
const MOST_BYTES = 16 * 2 ** 30;
/** Deflate cannot do more than 1,032 to one. */
const MOST_TIMES = 1_040;

/** 1 January 1980, midnight: the one time in a pack, so that it is no part of what is compared. */
export const TIME = 0x00210000;
/** How hard it was packed (1, 2), sizes after the file (3), names in UTF-8 (11). */
export const FLAGS = 0x080e;
export const SIZES_FOLLOW = 0x0008;

/** Reads the list of a ZIP. @throws Broken when it is none, or says more or less than a pack's may. */
export async function readDirectory(source: PackSource): Promise<Directory> {
	must(source.size >= END, 'This file is no ZIP archive: it is too short.');
	const end = viewOf(await source.read(source.size - END, END));
	must(
		end.getUint32(0, true) === 0x06054b50,
		'This file is no ZIP archive, or something was added after its end, or its end is missing.'
	);
	const count = end.getUint16(10, true);
	const size = end.getUint32(12, true);
	const offset = end.getUint32(16, true);
	must(end.getUint16(20, true) === 0, 'The archive carries a comment, which a pack never does.');
	must(
		end.getUint32(4, true) === 0 && end.getUint16(8, true) === count,
		'The archive says that it has several parts, which a pack never has.'
	);
	must(
		offset + size + END === source.size,
		'The list of files at the end of the archive is not where the archive says: bytes were added or are missing.'
	);
	must(count <= MOST_FILES, `The archive names more than ${MOST_FILES} files.`);
	return { entries: listed(await source.read(offset, size), count), offset };
}

function listed(list: Uint8Array, count: number): ZipEntry[] {
	const view = viewOf(list);
	const entries: ZipEntry[] = [];
	const names = new Set<string>();
	let at = 0;
	for (let n = 0; n < count; n++) {
		must(at + LISTED <= list.length && view.getUint32(at, true) === 0x02014b50, LIST);
		const nameLength = view.getUint16(at + 28, true);
		must(at + LISTED + nameLength <= list.length, LIST);
		const path = nameIn(list.subarray(at + LISTED, at + LISTED + nameLength));
		// Made by, internal and external attributes, disk: nothing of these means anything in a pack.
		const plain =
			view.getUint16(at + 4, true) === 20 &&
			view.getUint16(at + 6, true) === 20 &&
			[30, 32, 34, 36, 38, 40].every((field) => view.getUint16(at + field, true) === 0) &&
			view.getUint32(at + 12, true) === TIME;
		must(plain, `The archive's list says something of ${path} that a pack never says.`);
		const entry = {
			path,
			offset: view.getUint32(at + 42, true),
			flags: flagsOf(path, view.getUint16(at + 8, true)),
			method: methodOf(path, view.getUint16(at + 10, true)),
			crc: view.getUint32(at + 16, true),
			packed: view.getUint32(at + 20, true),
			bytes: view.getUint32(at + 24, true)
		};
		must(
			!names.has(path.toLowerCase()),
			`The archive holds two files of one name: ${path}. Programs would differ in which one they show.`
		);
		must(
			entry.method === 'deflated' || entry.packed === entry.bytes,
			`The archive gives two sizes for ${path}.`
		);
		must(
			entry.bytes <= (entry.packed + 1) * MOST_TIMES,
			`${path} claims to unpack to more than its packed bytes can hold.`
		);
		names.add(path.toLowerCase());
		entries.push(entry);
		at += LISTED + nameLength;
	}
	must(at === list.length, LIST);
	must(
		entries.reduce((sum, { bytes }) => sum + bytes, 0) <= MOST_BYTES,
		'Unpacked, the archive would be larger than any pack.'
	);
	return entries;
}

const LIST = 'The list of files at the end of the archive cannot be read: it was changed.';

/** Names are plain: no way out of the folder where somebody unpacks them, and no letter that looks like another. */
export function nameIn(bytes: Uint8Array): string {
	const name = new TextDecoder('latin1').decode(bytes);
	const printed = name.replace(/[^\x20-\x7e]/g, '?');
	const isPlain =
		/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(name) && name.length <= 200;
	must(
		isPlain && !name.includes('..'),
		`The archive holds a file whose name leads elsewhere or is no plain name: ${printed}`
	);
	return name;
}

export function methodOf(path: string, method: number): ZipEntry['method'] {
	if (method === 0) return 'stored';
	if (method === 8) return 'deflated';
	throw new Broken(`${path} is packed in a way that a pack never uses.`);
}

export function flagsOf(path: string, flags: number): number {
	must((flags & ~FLAGS) === 0, `${path} is marked as encrypted or in another way that a pack never is.`);
	return flags;
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
