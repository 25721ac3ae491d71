// A file on its way through a page: a browser cannot send one again that somebody chose before, and nothing is kept on
// the server before it is confirmed. So the page carries the file, packed, and sends back exactly its bytes.

import { gunzipSync, gzipSync } from 'node:zlib';
import { MOST_FILE_BYTES } from '#lib/domain/compliance/outside/file-type.ts';

/** What one request takes, less what else is in the form. */
const MOST_PACKED = 490 * 1024;

/** Base64 of the compressed bytes; null where even that is more than a request takes. */
export function packFile(bytes: Uint8Array): string | null {
	const packed = gzipSync(bytes, { level: 9 }).toString('base64');
	return packed.length > MOST_PACKED ? null : packed;
}

/** The bytes again; null for anything that was not packed here, or grows beyond what is taken. */
export function unpackFile(packed: string): Uint8Array | null {
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return null;
	try {
		return gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_FILE_BYTES });
	} catch {
		return null;
	}
}
