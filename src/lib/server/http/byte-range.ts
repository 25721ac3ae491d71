/** Which bytes of a file are asked for, both ends included; `whole` where all of them are to be sent. */
export type ByteRange = { from: number; to: number } | 'whole' | 'unsatisfiable';

/**
 * Reads a Range header against a file of `size` bytes (RFC 9110, 14). Safari plays no sound without one. What is no
 * range of bytes, or several of them, may be answered with the whole.
 */
export function byteRange(header: string | null, size: number): ByteRange {
	const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((header ?? '').trim());
	if (!match) return 'whole';
	const [first, last] = [match[1]!, match[2]!];
	if (first === '' && last === '') return 'whole';
	if (first === '') {
		const length = Math.min(Number(last), size);
		return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 };
	}
	const from = Number(first);
	if (last !== '' && Number(last) < from) return 'whole';
	if (from >= size) return 'unsatisfiable';
	return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
