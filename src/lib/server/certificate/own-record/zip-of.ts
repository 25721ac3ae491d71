import { Zip, ZipDeflate } from 'fflate';

/** The first moment that a ZIP knows, so that the same files are the same bytes. */
const BEGINNING = new Date(1980, 0, 1);

/** Packs files one after the other as they come; no more than one is in memory. */
export async function* zipOf(
	entries: AsyncIterable<{ path: string; bytes: Uint8Array }>
): AsyncGenerator<Uint8Array, void> {
	const waiting: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		waiting.push(piece);
	});
	for await (const { path, bytes } of entries) {
		const file = new ZipDeflate(path, { level: 6 });
		file.mtime = BEGINNING;
		zip.add(file);
		file.push(bytes, true);
		yield* waiting.splice(0);
	}
	zip.end();
	yield* waiting.splice(0);
}
