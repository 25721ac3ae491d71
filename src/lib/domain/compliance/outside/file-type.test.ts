import { expect, it } from 'vitest';
import { certificateType, MOST_FILE_BYTES } from './file-type.ts';
import { fileName } from './file-name.ts';

const bytes = (...parts: (string | number[])[]) =>
	Uint8Array.from(
		parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part))
	);

const PDF = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n');
const PNG = bytes([0x89], 'PNG\r\n\x1a\n', 'IHDR....IEND....');
const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF', [0xff, 0xd9]);

it.each([
	['a PDF', PDF, 'application/pdf'],
	['a PNG', PNG, 'image/png'],
	['a JPEG', JPEG, 'image/jpeg'],
	['a JPEG with something behind it', bytes([...JPEG], 'MotionPhoto'), 'image/jpeg']
])('%s is what its bytes say', (_, file, type) => {
	expect(certificateType(file)).toEqual({ type });
});

it.each([
	['nothing', new Uint8Array(0), 'empty'],
	['a page called a PDF', bytes('<html>%PDF-1.7 %%EOF'), 'unknown'],
	['a drawing', bytes('<svg onload="alert(1)"/>'), 'unknown'],
	['a GIF', bytes('GIF89a'), 'unknown'],
	['words', bytes('Hello'), 'unknown'],
	['half a PDF', PDF.subarray(0, 20), 'damaged'],
	['half a PNG', PNG.subarray(0, 14), 'damaged'],
	['half a JPEG', JPEG.subarray(0, 8), 'damaged'],
	['one byte too many', new Uint8Array(MOST_FILE_BYTES + 1), 'too-large']
])('%s is refused', (_, file, refused) => {
	expect(certificateType(file)).toEqual({ refused });
});

it.each([
	['certificate.pdf', 'certificate.pdf'],
	['C:\\Users\\me\\a b.pdf', 'a b.pdf'],
	['/etc/passwd', 'passwd'],
	['a\r\nb\0.pdf', 'a b .pdf'],
	['\u202egnp.exe', 'gnp.exe'],
	['', 'none'],
	[' \n ', 'none'],
	[`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
	['😀'.repeat(300), '😀'.repeat(200)],
	['\ud800.pdf', '\ufffd.pdf']
])('%j is kept as %j', (given, kept) => {
	expect(fileName(given, 'none')).toBe(kept);
});
