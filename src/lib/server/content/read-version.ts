import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { findCurrentRelease, findVersion, isVisible } from './queries.ts';

/** A published version; what its document is follows from its kind and is known to that kind's noun. */
export interface StoredVersion {
	hash: string;
	code: string;
	kind: string;
	title: string;
	document: unknown;
	/** Whose it is; null for the shared content. */
	departmentId: string | null;
}

// A version never changes under its hash, so it is read once in the life of a process: the whole curriculum is small.
const versions = new Map<string, StoredVersion>();

/** The version published under `hash`, or NotFound; also when it is of another kind than the one asked for. */
export async function readVersion(db: Db, hash: string, kind?: string): Promise<StoredVersion> {
	let version = versions.get(hash);
	if (!version) {
		version = await findVersion(db, hash);
		if (!version) throw new NotFound();
		versions.set(hash, version);
	}
	// What one department reads must not be there for another that has come to know its hash.
	else if (version.departmentId !== null && !(await isVisible(db, hash))) throw new NotFound();
	if (kind && version.kind !== kind) throw new NotFound();
	return version;
}

/** The hash that a code has at a moment, or had before it was retired; NotFound where it has none. */
export async function readCurrentHash(db: Db, code: string, now: Temporal.Instant): Promise<string> {
	const release = await findCurrentRelease(db, code, now);
	if (!release) throw new NotFound();
	return release.hash;
}
