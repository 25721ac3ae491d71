// What a file of evidence is, told from its bytes alone: a name and a declared type are what the sender says. Nothing is
// taken out of it: a certificate is kept as it came.

/** What the program takes in one request leaves so much for a file. */
export const MOST_FILE_BYTES = 480 * 1024;

export const FILE_WORDS = {
	'application/pdf': 'PDF',
	'image/png': 'PNG picture',
	'image/jpeg': 'JPEG picture',
	'text/csv': 'CSV table'
} as const;

export type FileType = keyof typeof FILE_WORDS;

export type CertificateType = Exclude<FileType, 'text/csv'>;

export const FILE_ENDINGS: Record<FileType, string> = {
	'application/pdf': 'pdf',
	'image/png': 'png',
	'image/jpeg': 'jpg',
	'text/csv': 'csv'
};

export const FILE_REFUSALS = {
	empty: 'There is nothing in this file. Choose another one.',
	'too-large': 'A file can have at most 480 KB. Scan it in grey, or at 150 dots per inch.',
	unknown:
		'What is in this file is no PDF, PNG or JPEG, whatever its name says. Save the certificate as one of these.',
	damaged: 'This file ends too early. Open it, save it again, and choose that.',
	removed:
		'Your department kept this very file once and removed it for good. Scan or save the certificate anew, and choose that.'
} as const;

export type FileRefusal = keyof typeof FILE_REFUSALS;

/** How each kind begins, and what a whole one holds near its end. */
const KINDS: [type: CertificateType, begins: readonly number[], ends: readonly number[]][] = [
	['application/pdf', codes('%PDF-'), codes('%%EOF')],
	['image/png', [0x89, ...codes('PNG\r\n'), 0x1a, 0x0a], codes('IEND')],
	['image/jpeg', [0xff, 0xd8, 0xff], [0xff, 0xd9]]
];

/** The type of a certificate, or why it is not kept. */
export function certificateType(bytes: Uint8Array): { type: CertificateType } | { refused: FileRefusal } {
	if (bytes.length === 0) return { refused: 'empty' };
	if (bytes.length > MOST_FILE_BYTES) return { refused: 'too-large' };
	const kind = KINDS.find(([, begins]) => isAt(bytes, 0, begins));
	if (!kind) return { refused: 'unknown' };
	const [type, begins, ends] = kind;
	// Programs write things of their own behind the end.
	for (let at = bytes.length - ends.length; at >= begins.length; at--)
		if (isAt(bytes, at, ends)) return { type };
	return { refused: 'damaged' };
}

const isAt = (bytes: Uint8Array, at: number, signs: readonly number[]) =>
	signs.every((sign, index) => bytes[at + index] === sign);

function codes(text: string): number[] {
	return Array.from(text, (sign) => sign.charCodeAt(0));
}
