import { must } from './broken.ts';
import { FORMAT, isHash, isObject, LAST, objectIn, REQUIRED } from './pack-format.ts';

export interface ManifestLine {
	path: string;
	bytes: number;
	sha256: string;
	/** Of a table without its header, or of a file of lines. */
	rows: number | null;
}

/** Reads manifest.json. @throws Broken when it is none of this format, or a part is missing in it. */
export function readManifest(text: string): Map<string, ManifestLine> {
	const manifest = objectIn(text);
	must(manifest && Array.isArray(manifest['files']), 'manifest.json cannot be read.');
	must(
		manifest['format'] === FORMAT,
		`This pack is of another format (${String(manifest['format']).slice(0, 40)}) than this program reads (${FORMAT}).`
	);
	const lines = manifest['files'].map(lineOf);
	const files = new Map(lines.map((line) => [line.path, line]));
	must(files.size === lines.length, 'manifest.json names a file twice.');
	for (const path of REQUIRED)
		must(files.has(path), `The manifest does not name ${path}, which every pack has.`);
	for (const path of LAST) must(!files.has(path), `The manifest names ${path}, which it cannot.`);
	return files;
}

function lineOf(value: unknown): ManifestLine {
	must(isObject(value), 'manifest.json has a line that cannot be read.');
	const { path, bytes, sha256, rows = null } = value;
	must(
		typeof path === 'string' &&
			Number.isSafeInteger(bytes) &&
			isHash(sha256) &&
			(rows === null || Number.isSafeInteger(rows)),
		'manifest.json has a line that cannot be read.'
	);
	return { path, bytes: bytes as number, sha256, rows: rows as number | null };
}

/** The files of an archive against those of the manifest, both ways. @throws Broken naming the first that differs */
export function compareFiles(paths: readonly string[], manifest: ReadonlyMap<string, ManifestLine>) {
	const known = new Set<string>([...manifest.keys(), ...LAST]);
	for (const path of paths)
		must(known.has(path), `${path} was added to the archive: the sealed list does not name it.`);
	for (const path of known)
		must(paths.includes(path), `${path} is missing: it was in the pack when it was sealed.`);
	const last = paths.slice(-LAST.length);
	must(
		last.every((path, at) => path === LAST[at]),
		`The archive does not end with ${LAST.join(', ')}: its files were put in another order.`
	);
}
