/** One table for each of eight bytes that are taken at once. */
const TABLES = tables();

/** The check sum of a ZIP, over bytes that follow those whose sum is `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
	const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as Eight;
	let value = ~before;
	let at = 0;
	for (; at + 8 <= bytes.length; at += 8) {
		value ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
		value =
			t7[value & 0xff]! ^
			t6[(value >>> 8) & 0xff]! ^
			t5[(value >>> 16) & 0xff]! ^
			t4[value >>> 24]! ^
			t3[bytes[at + 4]!]! ^
			t2[bytes[at + 5]!]! ^
			t1[bytes[at + 6]!]! ^
			t0[bytes[at + 7]!]!;
	}
	for (; at < bytes.length; at++) value = (value >>> 8) ^ t0[(value ^ bytes[at]!) & 0xff]!;
	return ~value >>> 0;
}

type Eight = [
	...[Uint32Array, Uint32Array, Uint32Array, Uint32Array],
	...[Uint32Array, Uint32Array, Uint32Array, Uint32Array]
];

function tables(): Uint32Array[] {
	const first = Uint32Array.from({ length: 256 }, (_, byte) => {
		let value = byte;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
		return value;
	});
	const all = [first];
	for (let n = 1; n < 8; n++) all.push(all[n - 1]!.map((value) => (value >>> 8) ^ first[value & 0xff]!));
	return all;
}
