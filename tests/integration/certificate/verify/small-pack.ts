import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { canonical, digest, hashText, type Canonical } from '#lib/domain/audit/canonical.ts';
import { entryHash, genesis } from '#lib/domain/audit/chain.ts';
import { checkpointText, ledgerOrigin, packSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { noteText } from '#lib/domain/audit/note/signed-note.ts';
import { keyIdOf, verifierKey } from '#lib/domain/audit/note/verifier-key.ts';
import { extendByEntries, rootOf, startRange } from '#lib/domain/audit/tree/compact-range.ts';
import { leafHash } from '#lib/domain/audit/tree/node-hash.ts';
import { inclusionProof, nodesOver } from '#lib/domain/audit/tree/prove.ts';
import { contentHash, documentDigest } from '#lib/domain/course/content-digest.ts';
import { csvRecord } from '#lib/server/compliance/csv-cell.ts';
import { createHash } from 'node:crypto';

// A pack of a few entries with real hashes and real signatures, made apart from the server's own pack: what the
// verifier holds to is the format, not what our other code happens to write. Each step can be interfered with.

export const DEPARTMENT = '0d000000-0000-4000-8000-000000000001';
export const OFFICER = '0f000000-0000-4000-8000-00000000000a';
const OTHER = '0f000000-0000-4000-8000-00000000000b';
const RULE = '0e000000-0000-4000-8000-000000000001';
const NUMBER = 'FW-7Q4M-X2KD-09TZ-8B3R';

type Seed = Uint8Array<ArrayBuffer>;

const seedOf = (name: string): Seed => Uint8Array.from(utf8ToBytes(name.padEnd(32, '.')));
export const SERVER = seedOf('the server of the department');
export const STRANGER = seedOf('somebody else');

export const keysOf = (seed: Seed) =>
	[ledgerOrigin(DEPARTMENT), packSigner(DEPARTMENT)]
		.map((name) => `${verifierKey(name, bytesToHex(ed25519.getPublicKey(seed)))}\n`)
		.join('');

export function signed(name: string, text: string, seed: Seed): string {
	const keyId = keyIdOf(name, bytesToHex(ed25519.getPublicKey(seed)));
	const signature = bytesToHex(ed25519.sign(utf8ToBytes(text), seed));
	return noteText({ text, signatures: [{ name, keyId, signature }] });
}

/** One line of the evidence before it is chained. */
export interface Line {
	event: { [name: string]: Canonical };
	records?: { [name: string]: Canonical }[];
	identity?: { [name: string]: Canonical };
	withheld?: boolean;
}

const VERSION = {
	...{ code: 'TR-1', kind: 'module', title: 'Signs of danger', sources: { 'lesson.md': '# Signs' } },
	...{ document: { title: 'Signs of danger', answers: [2] }, departmentId: null }
};
const HASH = contentHash(VERSION);
const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T15:00:00.000Z`;

export function lines(): Line[] {
	const names = {
		salt: '00ff',
		givenName: 'Ada',
		familyName: 'Okafor',
		badgeNumber: '12',
		stateOfficerId: null
	};
	const history = { departmentId: DEPARTMENT, personId: OFFICER, employed: true, identity: digest(names) };
	const completion = {
		...{ id: 'c1', departmentId: DEPARTMENT, personId: OFFICER, contentHash: HASH, completedAt: at(3) },
		...{ minutesApproved: 90, minutesActive: 80 }
	};
	const credit = { id: 's1', personId: OFFICER, minutes: 120, minutesPresent: 120 };
	const certificate = { id: 'k1', personId: OFFICER, number: NUMBER, minutes: 90 };
	const about = { subject: OFFICER, actor: OFFICER };
	const content = { content: HASH, contentDigest: documentDigest(VERSION.document) };
	return [
		{
			event: {
				kind: 'department-founded',
				subject: DEPARTMENT,
				at: '2020-01-01T00:00:00.000Z',
				digest: digest({ a: 1 })
			}
		},
		{
			event: { kind: 'person-added', ...about, roles: ['officer'], at: at(1), digest: digest(history) },
			records: [history],
			identity: names
		},
		{ event: { kind: 'signed-in', ...about, at: at(2) }, withheld: true },
		{
			event: { kind: 'enrolled', ...about, at: at(2), ...content, digest: digest({ e: 1 }) },
			records: [{ e: 1 }]
		},
		{ event: { kind: 'signed-in', ...about, at: at(3) }, withheld: true },
		{
			event: {
				kind: 'completion-awarded',
				...about,
				completion: 'c1',
				at: at(3),
				digest: digest(completion)
			},
			records: [completion]
		},
		{
			event: {
				kind: 'certificate-issued',
				...about,
				certificate: 'k1',
				at: at(3),
				digest: digest(certificate)
			},
			records: [certificate]
		},
		{ event: { kind: 'exported', subject: DEPARTMENT, actor: OTHER, at: at(4), digest: hashText('a file') } },
		{
			event: {
				kind: 'person-disabled',
				subject: OTHER,
				actor: OFFICER,
				at: at(5),
				digests: [digest({ h: 1 }), digest({ h: 2 })]
			},
			records: [{ h: 1 }, { h: 2 }]
		},
		{
			event: { kind: 'session-credited', ...about, credit: 's1', at: at(6), digest: digest(credit) },
			records: [credit]
		}
	];
}

export interface Entry {
	seq: number;
	previousHash: string;
	hash: string;
	body: string;
}

export function chained(from: readonly Line[], department = DEPARTMENT): Entry[] {
	let hash = genesis(department);
	return from.map(({ event }, index) => {
		const [previousHash, seq, body] = [hash, index + 1, canonical(event)];
		hash = entryHash(previousHash, seq, body);
		return { seq, previousHash, hash, body };
	});
}

export const rootAfter = (entries: readonly Entry[], size: number) => {
	const range = startRange();
	extendByEntries(
		range,
		entries.slice(0, size).map(({ hash }) => hash)
	);
	return rootOf(range);
};

export const checkpointOver = (
	entries: readonly Entry[],
	size: number,
	seed = SERVER,
	department = DEPARTMENT
) => {
	const origin = ledgerOrigin(department);
	return signed(origin, checkpointText({ origin, size, root: rootAfter(entries, size) }), seed);
};

export type Files = Map<string, string>;

export interface Interference {
	lines?: Line[];
	/** The chain after it was made. */
	entries?: (entries: Entry[]) => void;
	/** Every file the manifest names, before it is made. */
	files?: (files: Files) => void;
	seal?: (text: string) => string;
	/** The name of the key that signs the seal. */
	signer?: string;
	/** Who signs the seal and the checkpoints. */
	seed?: Seed;
	ofOne?: boolean;
	stored?: boolean;
}

const table = (columns: string[], ...rows: string[][]) =>
	`\uFEFF${[columns, ...rows].map(csvRecord).join('')}`;

/** The files of a pack, in their order, without the last three. */
export function filesOf({
	lines: told = lines(),
	entries: change,
	ofOne = false,
	seed = SERVER,
	files: changeFiles
}: Interference = {}) {
	const entries = chained(told);
	change?.(entries);
	const size = entries.length;
	const nodes = nodesOver(entries.map(({ hash }) => leafHash(hash)));
	const isTheirs = ({ event, withheld }: Line) =>
		!withheld && [event['subject'], event['actor']].includes(OFFICER);
	const evidence = entries.flatMap(({ seq, hash, body, previousHash }, index) => {
		const { withheld, records = [], identity, event } = told[index]!;
		if (ofOne && !isTheirs(told[index]!)) return [];
		const all = 'digests' in event ? { records } : { record: records[0] };
		const proof = ofOne ? { previousHash, proof: inclusionProof(index, size, nodes) } : {};
		return [
			JSON.stringify(withheld ? { seq, hash, withheld } : { seq, hash, body, ...all, identity, ...proof })
		];
	});
	const row = entries[5]!;
	const files: Files = new Map([
		['evidence.ndjson', evidence.map((line) => `${line}\n`).join('')],
		[
			'parts/B-officers.csv',
			table(['person_id', 'requirement_id', 'hours_credited'], [OFFICER, RULE, '3.50'], [OTHER, RULE, '0.00'])
		],
		[
			'parts/C-completions.csv',
			table(
				[
					'person_id',
					'requirement_id',
					'hours_credited',
					'hours_approved',
					'hours_measured',
					'completed_at',
					'course_title',
					'content_hash',
					'certificate_no',
					'certificate_status',
					'record_seq',
					'record_hash'
				],
				[
					...[OFFICER, RULE, '1.50', '1.50', '1.33', '2026-03-03T09:00:00-06:00', 'Signs, and "more"'],
					...[HASH, NUMBER, 'valid', '6', row.hash]
				],
				[OFFICER, RULE, '2.00', '2.00', '2.00', '', 'A line\nbroken', '', '', '', '10', entries[9]!.hash]
			)
		],
		['parts/D-exceptions.csv', table(['person_id', 'reason'])],
		[
			'parts/E-hours.csv',
			table(
				['person_id', 'requirement_id', 'topic', 'hours_credited'],
				[OFFICER, RULE, '', '3.50'],
				[OFFICER, RULE, 'force', '1.00']
			)
		],
		['parts/F-courses.csv', table(['code', 'content_hash'], ['TR-1', HASH])],
		['parts/G-attempts.csv', table(['person_id'])],
		['parts/G-answers.csv', table(['person_id'])],
		['parts/H-outside.csv', table(['person_id'])],
		[
			'parts/I-corrections.csv',
			table(['person_id', 'record_seq', 'record_hash'], [OTHER, '9', entries[8]!.hash])
		],
		[`content/${HASH}.json`, canonical(VERSION as unknown as Canonical)],
		[`content/${HASH}.html`, '<h1>Signs</h1>'],
		[
			'pack.json',
			canonical({
				format: 'firstword-pack/1',
				department: { id: DEPARTMENT, name: 'Harrow County Police', timeZone: 'America/Chicago' },
				...{ period: { from: '2026-01-01', to: '2026-12-31' }, asOf: '2026-12-31T12:00:00Z' },
				person: ofOne ? { id: OFFICER } : null,
				withheld: ofOne ? {} : { 'signed-in': 2 }
			})
		],
		[
			'checkpoints.ndjson',
			[4, 8]
				.map(
					(n) =>
						`${JSON.stringify({ size: n, root: rootAfter(entries, n), note: checkpointOver(entries, n, seed), signedAt: at(7) })}\n`
				)
				.join('')
		],
		['checkpoint.txt', checkpointOver(entries, size, seed)],
		['keys.txt', keysOf(seed)],
		['README.txt', 'How to check this pack.\n']
	]);
	changeFiles?.(files);
	return { entries, files };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const rowsIn = (path: string, text: string) =>
	path.endsWith('.ndjson')
		? text.split('\n').length - 1
		: path.endsWith('.csv')
			? text.split('\r\n').length - 2
			: undefined;

/** The pack itself: files, manifest, report, seal. */
export function smallPack(interference: Interference = {}): {
	bytes: Uint8Array;
	files: Files;
	entries: Entry[];
} {
	const {
		seed = SERVER,
		seal = (text: string) => text,
		stored = false,
		signer = packSigner(DEPARTMENT)
	} = interference;
	const { entries, files } = filesOf(interference);
	const listed = [...files].map(([path, text]) => ({
		...{ path, bytes: utf8ToBytes(text).length, sha256: sha256(utf8ToBytes(text)), rows: rowsIn(path, text) }
	}));
	const manifest = canonical({
		format: 'firstword-pack/1',
		files: listed.toSorted((a, b) => (a.path < b.path ? -1 : 1))
	});
	const report = `%PDF-1.7 the report of ${sha256(utf8ToBytes(manifest))}`;
	const whole = new Map([...files, ['manifest.json', manifest], ['report.pdf', report]]);

	const pieces: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		pieces.push(piece);
	});
	const add = (path: string, text: string, isStored = stored) => {
		const file = isStored ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 9 });
		file.mtime = new Date(1980, 0, 1);
		zip.add(file);
		file.push(utf8ToBytes(text), true);
	};
	for (const [path, text] of whole) add(path, text);
	const archive = sha256(Buffer.concat(pieces));
	const [manifestHash, reportHash] = [manifest, report].map((text) => sha256(utf8ToBytes(text)));
	const text = `firstword-pack/1\n${DEPARTMENT}\nmanifest ${manifestHash}\nreport ${reportHash}\narchive ${archive}\n`;
	const note = signed(signer, seal(text), seed);
	add('seal.txt', note, true);
	zip.end();
	return { bytes: Buffer.concat(pieces), files: whole.set('seal.txt', note), entries };
}
