import type { Holds } from '#lib/domain/audit/note/signed-note.ts';

/** A file that can be read in any place: `File` of a browser, a descriptor of Node. */
export interface PackSource {
	/** in bytes */
	size: number;
	/** Exactly `length` bytes from `offset`; the caller asks for none outside of `size`. */
	read(offset: number, length: number): Promise<Uint8Array>;
}

/** Takes packed bytes in pieces; throws when they are no deflated stream. */
export type Inflating = (piece: Uint8Array, last: boolean) => void;

/** What the computer lends. Everything else is done here. */
export interface Machine {
	/** A fresh stream of RFC 1951, which gives `take` what it unpacks. */
	inflate(take: (bytes: Uint8Array) => void): Inflating;
	/** SHA-256 and Ed25519 where the computer has faster ones. */
	sha256?(): { update(bytes: Uint8Array): unknown; digest(): Uint8Array };
	holds?: Holds;
}
