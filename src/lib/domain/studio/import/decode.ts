import { refused, type Refused } from './imported.ts';

/**
 * The text of a file, by its byte order mark or by its look: UTF-8, UTF-16, or the Windows letters that older programs
 * write. `windows` says that the last was taken, as it is a guess.
 */
export function decodeFile(bytes: Uint8Array): { kind: 'text'; text: string; windows: boolean } | Refused {
	if (bytes[0] === 0x50 && bytes[1] === 0x4b)
		return refused(
			1,
			'This is a packed file, such as a Word document or a course package. Open it, copy its text and paste it below.'
		);
	const wide = wideEncoding(bytes);
	if (wide) return { kind: 'text', text: new TextDecoder(wide).decode(bytes), windows: false };
	const zero = bytes.indexOf(0);
	if (zero >= 0) return refused(lineAt(bytes, zero), 'This file is not text.');
	try {
		return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), windows: false };
	} catch {
		return { kind: 'text', text: new TextDecoder('windows-1252').decode(bytes), windows: true };
	}
}

/** UTF-16 has a mark, or a zero in every second byte of its first letters. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const start = bytes.subarray(0, 64);
	if (start.length < 4) return null;
	const zeros = (odd: number) => start.filter((byte, i) => i % 2 === odd && byte === 0).length;
	const most = Math.floor(start.length / 2) * 0.8;
	if (zeros(1) >= most && zeros(0) === 0) return 'utf-16le';
	return zeros(0) >= most && zeros(1) === 0 ? 'utf-16be' : null;
}

const lineAt = (bytes: Uint8Array, at: number) =>
	bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
