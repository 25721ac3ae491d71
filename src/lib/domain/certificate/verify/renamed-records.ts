import { counted, must } from './broken.ts';
import type { EvidenceLine } from './evidence-line.ts';
import { isObject } from './pack-format.ts';

type Plain = { [name: string]: unknown };

/**
 * Records from before names were hashed by themselves: when those are removed, what is left has another digest, and the
 * removal says which one stands for which. A removal comes later than what it reaches, so they wait for it.
 */
export class RenamedRecords {
	#waiting = new Map<string, { is: string; seq: number }>();
	#told = new Map<string, string>();

	/** Whether a record that is not called `was` any more is one that a removal may have left so. */
	wait(record: Plain, was: string, is: string, seq: number): boolean {
		const of = isObject(record['file']) ? record['file'] : record;
		if (!String(of['identity']).startsWith('removal ')) return false;
		this.#waiting.set(was, { is, seq });
		return true;
	}

	/** A record that is as it was written: if it is of a removal, what it says. */
	take({ event }: EvidenceLine, { rows }: Plain) {
		if (event?.['kind'] !== 'removed' || !isObject(rows) || !Array.isArray(rows['renamed'])) return;
		for (const one of rows['renamed'])
			if (isObject(one)) this.#told.set(String(one['was']), String(one['is']));
	}

	/** @throws Broken when no removal says what became of a record */
	end() {
		for (const [was, { is, seq }] of this.#waiting)
			must(
				this.#told.get(was) === is,
				() =>
					`The record of entry ${counted(seq)} does not say what it said when the entry was written, and no removal tells of it.`
			);
	}
}
