// How names and numbers stand in a record that is hashed: as a hash of their own, so that they can be cut from it.

import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';

/** What a record keeps beside its names and numbers; both null in one from before, where the names are hashed in it. */
export interface IdentitySeal {
	/** 128 random bits: without them nobody can try names until the hash fits. Gone when the identity was cut. */
	identitySalt: string | null;
	identityDigest: string | null;
}

/** The names and numbers of a record, under the names that its digest has them by. */
export type Names = { readonly [field: string]: string | null };

/** What stands in the place of a name that was cut. */
export const REMOVED = {
	person: { givenName: 'Removed', familyName: 'Identity', badgeNumber: null, stateOfficerId: null },
	certificate: { officerName: 'Identity removed', badgeNumber: null },
	file: { name: 'Removed' }
} as const;

/** What a new record keeps beside its names. */
export const sealIdentity = (names: Names, salt: string): IdentitySeal => ({
	identitySalt: salt,
	identityDigest: digest({ salt, ...names })
});

/** Of a record whose identity was cut, nobody can say any more whose it was. */
export const isCut = (seal: IdentitySeal) => seal.identitySalt === null && seal.identityDigest !== null;

/** What is left beside the names after a cut. A record from before has no hash: it says which removal cut it. */
export const cutSeal = ({ identityDigest }: IdentitySeal, removalId: string): IdentitySeal => ({
	identitySalt: null,
	identityDigest: identityDigest ?? `removal ${removalId}`
});

/** What the hash in a record is of; null when it was cut, or in a record from before. */
export const openIdentity = ({ identitySalt }: IdentitySeal, names: Names): Canonical =>
	identitySalt === null ? null : { salt: identitySalt, ...names };

/**
 * What of somebody's identity is hashed in a record: its hash. The names themselves in a record from before, and beside
 * the hash where they are not those that it is of, so that the record's digest is not the one in the ledger.
 * @param removed what stands there after a cut
 */
export function identityPart(seal: IdentitySeal, names: Names, removed: Names): { [key: string]: Canonical } {
	if (seal.identityDigest === null) return names;
	const hash = { identity: seal.identityDigest };
	const fits =
		seal.identitySalt === null
			? digest(names) === digest(removed)
			: digest({ salt: seal.identitySalt, ...names }) === seal.identityDigest;
	return fits ? hash : { ...hash, ...names };
}
