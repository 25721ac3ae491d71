import type { Temporal } from 'temporal-polyfill';
import { documentDigest } from '#lib/domain/course/content-digest.ts';
import type {
	ModuleDocument,
	ScenarioDocument,
	StatementDocument,
	Version
} from '#lib/domain/course/module.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import type { Db } from '#lib/server/database/database.ts';

/** The code under which the statement that officers sign is published. */
export const STATEMENT = 'statement';

/** A module as it was published under `hash`, or NotFound. */
export const readModule = async (db: Db, hash: string) =>
	(await readVersion(db, hash, 'module')).document as ModuleDocument;

/** A scenario as it was published under `hash`, or NotFound. */
export const readScenario = async (db: Db, hash: string) =>
	(await readVersion(db, hash, 'scenario')).document as ScenarioDocument;

/** The version of a code that new enrolments and runs take at a moment, or NotFound. */
export const readCurrent = async (db: Db, code: string, now: Temporal.Instant) =>
	(await readVersion(db, await readCurrentHash(db, code, now))) as Version;

/** The statement that is signed at a moment. */
export async function readCurrentStatement(
	db: Db,
	now: Temporal.Instant
): Promise<StatementDocument & { hash: string }> {
	const { hash, document } = await readCurrent(db, STATEMENT, now);
	return { hash, ...(document as StatementDocument) };
}

// A version never changes under its hash; taken once, as it takes a while.
const digests = new Map<string, string>();

/** What the ledger says of a version that is used now: its hash and the digest of the document that officers get. */
export async function readContentDigest(db: Db, hash: string, kind: Version['kind']) {
	const { document } = await readVersion(db, hash, kind);
	const contentDigest = digests.get(hash) ?? documentDigest(document);
	digests.set(hash, contentDigest);
	return { content: hash, contentDigest };
}
