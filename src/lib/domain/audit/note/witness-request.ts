import { hexToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from './base64.ts';

/**
 * What a witness is sent (C2SP tlog-witness, add-checkpoint): the size of the checkpoint that it signed last, the proof
 * that the tree only grew since, and the new checkpoint.
 * @param proof hashes in hexadecimal; none when `old` is 0 or the size itself
 */
export const witnessRequest = ({
	old,
	proof,
	note
}: {
	old: number;
	proof: readonly string[];
	note: string;
}) => `old ${old}\n${proof.map((hash) => `${toBase64(hexToBytes(hash))}\n`).join('')}\n${note}`;
