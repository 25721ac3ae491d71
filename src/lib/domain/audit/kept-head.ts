import type { ChainHead } from './chain.ts';

/** Where a department's ledger stood once, kept by somebody outside the database. */
export interface KeptHead extends ChainHead {
	departmentId: string;
}

/** `<department-id>=<seq>:<hash>`, as it is printed and given again. */
export const writeKeptHead = ({ departmentId, seq, hash }: KeptHead) => `${departmentId}=${seq}:${hash}`;

/** Reads what writeKeptHead wrote; null when it is something else. */
export function readKeptHead(text: string): KeptHead | null {
	const [, departmentId, seq, hash] =
		/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})=(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
	return hash ? { departmentId: departmentId!, seq: Number(seq), hash } : null;
}
