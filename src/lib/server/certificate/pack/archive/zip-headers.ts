// A ZIP of the plainest kind: sizes before each file, one time for all, nothing optional. So its bytes follow from the
// files alone, and the verifier can ask that nothing else is in it. It holds up to 4 GB.

/** 1 January 1980, midnight. */
const TIME = 0x0021_0000;
const VERSION = 20;
const MOST = 0xffff_fffe;

export interface ZippedFile {
	path: string;
	method: 'stored' | 'deflated';
	crc: number;
	packed: number;
	bytes: number;
}

/** The header before a file. */
export function localHeader(file: ZippedFile): Buffer {
	const name = Buffer.from(file.path);
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x0403_4b50, 0);
	header.writeUInt16LE(VERSION, 4);
	common(header, file, name, 6);
	return Buffer.concat([header, name]);
}

/** The list at the end of the archive. */
export function directory(files: readonly (ZippedFile & { offset: number })[], offset: number): Buffer {
	const lines = files.map((file) => {
		const name = Buffer.from(file.path);
		const line = Buffer.alloc(46);
		line.writeUInt32LE(0x0201_4b50, 0);
		line.writeUInt16LE(VERSION, 4);
		line.writeUInt16LE(VERSION, 6);
		common(line, file, name, 8);
		line.writeUInt32LE(fitting(file.offset), 42);
		return Buffer.concat([line, name]);
	});
	const list = Buffer.concat(lines);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x0605_4b50, 0);
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(fitting(offset), 16);
	return Buffer.concat([list, end]);
}

/** From the flags to the length of the extra field, which both kinds of header share. */
function common(header: Buffer, { method, crc, packed, bytes }: ZippedFile, name: Buffer, at: number) {
	header.writeUInt16LE(method === 'stored' ? 0 : 8, at + 2);
	header.writeUInt32LE(TIME, at + 4);
	header.writeUInt32LE(crc, at + 8);
	header.writeUInt32LE(fitting(packed), at + 12);
	header.writeUInt32LE(fitting(bytes), at + 16);
	header.writeUInt16LE(name.length, at + 20);
}

function fitting(size: number): number {
	if (size > MOST) throw new Error('The pack would be larger than 4 GB: ask for a shorter period.');
	return size;
}
