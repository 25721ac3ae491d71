import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';

/** One key of this installation. Whoever has the seed can sign; everybody may have the public key. */
export interface SigningKey {
	/** From when on it signs, until the next one does. */
	signsFrom: Temporal.Instant;
	/** 64 hexadecimal digits. */
	publicKey: string;
	/** 64 hexadecimal digits; null when only the public half was kept, so that what it signed stays verifiable. */
	seed: string | null;
}

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410), which is how Node's crypto takes a key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function publicKeyOf(seed: string): string {
	const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
	return der.subarray(-32).toString('hex');
}

/** An Ed25519 signature over the UTF-8 bytes of a text, in hexadecimal. The same text gives the same signature. */
export const signWith = (seed: string, text: string): string =>
	sign(null, Buffer.from(text), privateKey(seed)).toString('hex');

const privateKey = (seed: string): KeyObject =>
	createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(seed, 'hex')]), format: 'der', type: 'pkcs8' });
