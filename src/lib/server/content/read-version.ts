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

/** Departments publish their own without end: of these, as many are kept as were read last. */
const ownVersions = new Map<string, StoredVersion>();
const MOST_OWN = 200;

/** The version published under `hash`, or NotFound; also when it is of another kind than the one asked for. */
export async function readVersion(db: Db, hash: string, kind?: string): Promise<StoredVersion> {
	const version = versions.get(hash) ?? (await readOwn(db, hash)) ?? (await findVersion(db, hash));
	if (!version) throw new NotFound();
	if (version.departmentId === null) versions.set(hash, version);
	else keepOwn(version);
	if (kind && version.kind !== kind) throw new NotFound();
	return version;
}

/** What one department reads must not be there for another that has come to know its hash. */
async function readOwn(db: Db, hash: string): Promise<StoredVersion | undefined> {
	const version = ownVersions.get(hash);
	if (version && !(await isVisible(db, hash))) throw new NotFound();
	return version;
}

function keepOwn(version: StoredVersion): void {
	ownVersions.delete(version.hash);
	ownVersions.set(version.hash, version);
	if (ownVersions.size > MOST_OWN) ownVersions.delete(ownVersions.keys().next().value!);
}

/** The hash that a code has at a moment, or had before it was retired; NotFound where it has none. */
export async function readCurrentHash(db: Db, code: string, now: Temporal.Instant): Promise<string> {
	const release = await findCurrentRelease(db, code, now);
	if (!release) throw new NotFound();
	return release.hash;
}
