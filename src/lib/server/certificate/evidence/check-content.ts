import { contentHash, documentDigest } from '#lib/domain/course/content-digest.ts';
import type { Db } from '#lib/server/database/database.ts';
import { absent, firstFault, type EvidenceFault } from './evidence-fault.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { findWholeVersion, listVersionHashes } from './queries.ts';

/** What the database holds of everything that was ever published: shared content, and what departments wrote. */
export interface ContentCheck {
	/** Digest of each version's document as it is now, by the version's hash. */
	digests: Map<string, string>;
	/** The first version that contradicts itself, by whose it is: null is shared content. */
	faults: Map<string | null, EvidenceFault>;
}

/** Takes the digests of all published versions anew, one version at a time. */
export async function checkContent(db: Db): Promise<ContentCheck> {
	const digests = new Map<string, string>();
	const faults: ContentCheck['faults'] = new Map();
	for (const { hash } of await listVersionHashes(db)) {
		const version = await findWholeVersion(db, hash);
		if (!version) continue;
		const digest = documentDigest(version.document);
		digests.set(hash, digest);
		const { departmentId } = version;
		const found = (what: string) => faults.get(departmentId) ?? contradiction(what);
		const { title } = version.document as { title?: unknown };
		if (contentHash({ ...version, sources: version.sources as object }) !== hash)
			faults.set(
				departmentId,
				found(`What content version ${hash} was made from (its sources) is not what it was`)
			);
		else if (digest !== version.storedDigest || title !== version.title)
			faults.set(
				departmentId,
				found(`What content version ${hash} shows and counts as right is not what it was`)
			);
	}
	return { digests, faults };
}

const contradiction = (found: string): EvidenceFault => ({
	kind: 'altered',
	seq: null,
	message: `${found} when it was published.`
});

/** Compares the content that entries say was used with what is stored now. */
export const compareContent = ({ digests }: ContentCheck, events: LedgerEvent[]) =>
	firstFault(
		events.map(({ seq, event: { content, contentDigest } }) => {
			if (typeof content !== 'string') return null;
			const now = digests.get(content);
			if (now === undefined) return absent('content', seq, content);
			if (now === contentDigest) return null;
			return {
				kind: 'altered',
				seq,
				message: `The content that entry ${seq} names (${content}) is not what it was when the entry was written: what was shown or which answers are right was changed.`
			};
		})
	);
