import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';

// How far a ledger had got, as text to be signed (C2SP tlog-checkpoint): origin, number of entries, root in base64.

export interface Checkpoint {
	origin: string;
	/** Entries of the ledger, the leaves of its tree. */
	size: number;
	/** 64 hexadecimal digits. */
	root: string;
}

/** The name of a department's ledger: the first line of its checkpoints, and the name of the key that signs them. */
export const ledgerOrigin = (departmentId: string) => `firstword/ledger/${departmentId}`;

/** The name under which a department's packs are sealed. */
export const packSigner = (departmentId: string) => `firstword/packs/${departmentId}`;

/** The name under which a department's certificates are signed. */
export const certificateSigner = (departmentId: string) => `firstword/certificates/${departmentId}`;

/** Which department's ledger an origin names, or null. */
export const departmentOf = (origin: string): string | null =>
	/^firstword\/ledger\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(origin)?.[1] ?? null;

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
	`${origin}\n${size}\n${toBase64(hexToBytes(root))}\n`;

/** Reads the text of a checkpoint; null when it is none. Lines after the third are somebody else's and passed over. */
export function parseCheckpoint(text: string): Checkpoint | null {
	if (!text.endsWith('\n')) return null;
	const lines = text.slice(0, -1).split('\n');
	const [origin = '', size = '', base64 = ''] = lines;
	const root = fromBase64(base64);
	if (lines.some((line) => line === '') || !/^(0|[1-9]\d{0,14})$/.test(size) || root?.length !== 32)
		return null;
	return { origin, size: Number(size), root: bytesToHex(root) };
}
