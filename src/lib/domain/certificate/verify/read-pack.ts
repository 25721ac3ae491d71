import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { counted, must } from './broken.ts';
import { csvReader } from './csv-reader.ts';
import type { Findings } from './findings.ts';
import { lineReader } from './line-reader.ts';
import type { Machine, PackSource } from './machine.ts';
import type { ManifestLine } from './manifest.ts';
import type { PackMatter } from './pack-matter.ts';
import { EVIDENCE } from './pack-format.ts';
import type { Seal } from './seal.ts';
import type { Directory } from './zip/directory.ts';
import { readEntry } from './zip/read-entry.ts';

export interface Reading {
	findings: Findings;
	directory: Directory;
	manifest: ReadonlyMap<string, ManifestLine>;
	/** Null when it is broken: then the files are still compared with the manifest. */
	seal: Seal | null;
	matter: PackMatter;
	progress(done: number, of: number): void;
}

/** What takes a file's bytes; `end` gives the number of its rows, where it has any. */
interface Taker {
	push(bytes: Uint8Array): void;
	end(): number | null;
}

/**
 * Reads every file of a pack once, from the first byte to the last.
 * @returns whether it came to the end: then everything that is not broken has been looked at
 */
export async function readPack(source: PackSource, machine: Machine, reading: Reading): Promise<boolean> {
	const { findings, directory, manifest, seal, matter, progress } = reading;
	const archive = hashing(machine);
	let end = 0;
	for (const entry of directory.entries) {
		const { path } = entry;
		const hash = hashing(machine);
		let taker = takerOf(path, matter);
		const ended = await findings.lookAt('archive', async () => {
			must(
				entry.offset === end,
				`Before ${path} the archive holds bytes that belong to no file, or two files share some.`
			);
			return readEntry(source, machine, entry, {
				take(bytes) {
					hash.update(bytes);
					const isTaken = findings.look('files', () => {
						taker?.push(bytes);
						return true;
					});
					if (!isTaken) taker = null;
				},
				raw(bytes) {
					if (path !== 'seal.txt') archive.update(bytes);
				}
			});
		});
		if (ended === undefined) return false;
		end = ended;
		progress(end, source.size);
		findings.look('files', () => {
			const rows = taker?.end() ?? null;
			const sha256 = bytesToHex(hash.digest());
			compareFile(path, { bytes: entry.bytes, sha256, rows }, manifest.get(path) ?? sealedLine(path, seal));
		});
		if (path === EVIDENCE) matter.endLines();
	}
	findings.look('archive', () => {
		must(
			end === directory.offset,
			'Between the last file of the archive and its list there are bytes that belong to no file.'
		);
		must(
			!seal || bytesToHex(archive.digest()) === seal.archive,
			'The archive is not, byte for byte, the one that was sealed: it was packed anew.'
		);
	});
	matter.end();
	findings.holds('files', `${counted(manifest.size)} files, and the printed report.`);
	return true;
}

function takerOf(path: string, matter: PackMatter): Taker | null {
	if (path === EVIDENCE) return lines(path, (line) => matter.takeLine(line));
	if (path.endsWith('.ndjson')) return lines(path, () => {});
	if (/^parts\/.*\.csv$/.test(path))
		return csvReader(path, (row, number) => matter.takeRow(path, row, number));
	if (/^content\/[0-9a-f]{64}\.json$/.test(path)) return text((whole) => matter.takeContent(path, whole));
	return null;
}

/** What the seal says of the two files that the manifest cannot name. */
function sealedLine(path: string, seal: Seal | null): { sha256: string } | null {
	if (path === 'manifest.json' && seal) return { sha256: seal.manifest };
	return path === 'report.pdf' && seal ? { sha256: seal.report } : null;
}

function compareFile(
	path: string,
	found: { bytes: number; sha256: string; rows: number | null },
	sealed: Partial<ManifestLine> | null
) {
	if (!sealed) return;
	must(
		found.sha256 === sealed.sha256 && found.bytes === (sealed.bytes ?? found.bytes),
		`${path} is not the file that was sealed: it was changed afterwards.`
	);
	const rows = sealed.rows ?? null;
	must(
		rows === null || rows === found.rows,
		`${path} has ${counted(found.rows ?? 0)} rows; the sealed list counts ${counted(rows ?? 0)}.`
	);
}

function lines(path: string, take: (line: string) => void): Taker {
	let count = 0;
	const reader = lineReader(path, (line) => {
		count++;
		take(line);
	});
	return {
		push: reader.push,
		end() {
			reader.end();
			return count;
		}
	};
}

function text(take: (whole: string) => void): Taker {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	let whole = '';
	return {
		push: (bytes) => void (whole += decoder.decode(bytes, { stream: true })),
		end() {
			take(whole + decoder.decode());
			return null;
		}
	};
}

const hashing = (machine: Machine) => machine.sha256?.() ?? sha256.create();
