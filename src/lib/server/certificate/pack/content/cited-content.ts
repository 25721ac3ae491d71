import type { Tx } from '#lib/server/database/transact.ts';
import { readVersion } from '#lib/server/content/read-version.ts';

/** The versions of content that a pack's rows are of. */
export class CitedContent {
	readonly #documents = new Map<string, unknown>();
	readonly #cited = new Set<string>();

	/** Reads what is not known yet. */
	async read(trx: Tx, hashes: readonly string[]): Promise<void> {
		for (const hash of new Set(hashes))
			if (!this.#documents.has(hash)) this.#documents.set(hash, (await readVersion(trx, hash)).document);
	}

	/** The document of a version; the pack will hold the version. */
	documentOf<Document>(hash: string): Document {
		this.#cited.add(hash);
		return this.privately(hash);
	}

	/** The document of a version of which the pack must say nothing. */
	privately<Document>(hash: string): Document {
		return this.#documents.get(hash) as Document;
	}

	/** The pack will hold this version too. */
	cite(hash: string): void {
		this.#cited.add(hash);
	}

	/** In order, so that the archive is the same each time. */
	get cited(): string[] {
		return [...this.#cited].sort();
	}
}
