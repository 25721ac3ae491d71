import { contentHash, documentDigest } from '#lib/domain/course/content-digest.ts';
import type { Db } from '#lib/server/database/database.ts';
import { absent, firstFault, type EvidenceFault } from './evidence-fault.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { findWholeVersion, listVersionHashes } from './queries.ts';

/** What the database holds of everything that was ever published: it belongs to no department. */
export interface ContentCheck {
	/** Digest of each version's document as it is now, by the version's hash. */
	digests: Map<string, string>;
	/** A version that contradicts itself; null when none does. */
	fault: EvidenceFault | null;
}

/** Takes the digests of all published versions anew, one version at a time. */
export async function checkContent(db: Db): Promise<ContentCheck> {
	const digests = new Map<string, string>();
	let fault: EvidenceFault | null = null;
	for (const { hash } of await listVersionHashes(db)) {
		const version = await findWholeVersion(db, hash);
		if (!version) continue;
		const digest = documentDigest(version.document);
		digests.set(hash, digest);
		const { title } = version.document as { title?: unknown };
		if (contentHash({ ...version, sources: version.sources as object }) !== hash)
			fault ??= contradiction(`What content version ${hash} was made from (its sources) is not what it was`);
		else if (digest !== version.storedDigest || title !== version.title)
			fault ??= contradiction(`What content version ${hash} shows and counts as right is not what it was`);
	}
	return { digests, fault };
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
