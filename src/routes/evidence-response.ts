import type { FileType } from '#lib/domain/compliance/outside/file-type.ts';

/**
 * A file of evidence to be taken away: nothing in it may run or load anything, whatever it is taken for, and no browser
 * and nothing between keeps it. Its name is what somebody called it, so it is said in a way that holds any letter.
 */
export const evidenceResponse = (file: { name: string; mediaType: FileType; bytes: Uint8Array }) =>
	new Response(file.bytes as BodyInit, {
		headers: {
			'content-type': file.mediaType,
			'content-length': String(file.bytes.length),
			'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
			'cache-control': 'private, no-store',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});

/** As RFC 8187 has it, which leaves fewer signs as they are than an address does. */
const encoded = (name: string) =>
	encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
