import { contentHash, documentDigest } from '#lib/domain/course/content-digest.ts';
import { counted, must } from './broken.ts';
import type { EvidenceLine } from './evidence-line.ts';
import { isHash, isObject, objectIn } from './pack-format.ts';

/** The versions of content that a pack holds, against what entries and rows say of them. */
export class TaughtContent {
	/** What entries called the document of a version, and the first entry that did. */
	#named = new Map<string, { digest: string; seq: number }>();
	#held = new Set<string>();
	#cited = new Map<string, string>();

	take({ seq, event }: EvidenceLine) {
		const { content, contentDigest } = event ?? {};
		if (!isHash(content) || !isHash(contentDigest)) return;
		const before = this.#named.get(content);
		must(
			!before || before.digest === contentDigest,
			() =>
				`Entries ${counted(before?.seq ?? 0)} and ${counted(seq)} were written about one version of content and do not mean the same text.`
		);
		if (!before) this.#named.set(content, { digest: contentDigest, seq });
	}

	/** A row of the parts shows this version: the pack has to hold it. */
	cite(hash: string, where: string) {
		if (!this.#cited.has(hash)) this.#cited.set(hash, where);
	}

	/** @param path content/<hash>.json */
	hold(path: string, text: string) {
		const hash = path.slice('content/'.length, -'.json'.length);
		const version = objectIn(text);
		must(version && isObject(version['sources']) && 'document' in version, () => `${path} cannot be read.`);
		const { code, kind, sources, departmentId = null, document } = version;
		const made = contentHash({
			...{ code: String(code), kind: String(kind), sources: sources as object },
			departmentId: departmentId as string | null
		});
		must(
			made === hash,
			() =>
				`The content version ${hash.slice(0, 12)} is not what its name was made of: its sources were changed.`
		);
		const named = this.#named.get(hash);
		must(
			!named || documentDigest(document) === named.digest,
			() =>
				`The content version ${hash.slice(0, 12)} is not what it was when entry ${counted(named?.seq ?? 0)} was written: what was shown, or which answers are right, was changed.`
		);
		this.#held.add(hash);
	}

	/** @returns how many versions were compared @throws Broken when one that a row shows is not there */
	end(): number {
		for (const [hash, where] of this.#cited)
			must(
				this.#held.has(hash),
				() => `${where} was taught content version ${hash.slice(0, 12)}, which the pack does not hold.`
			);
		return this.#held.size;
	}
}
