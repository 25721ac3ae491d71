import { crc32, deflateSync } from 'node:zlib';

/** A picture of noise, which no format makes small: 3 bytes a pixel. */
export function noisyPng(width: number, height: number): Buffer {
	const rows = Buffer.alloc((width * 3 + 1) * height);
	let seed = 1;
	for (let at = 0; at < rows.length; at++) {
		seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
		rows[at] = at % (width * 3 + 1) === 0 ? 0 : (seed >> 16) & 255;
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows, { level: 1 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
