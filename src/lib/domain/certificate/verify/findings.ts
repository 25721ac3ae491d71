import { Broken } from './broken.ts';
import { CHECKS, type Check, type CheckId } from './verdict.ts';

/** Collects what the checks find: the first fault of each, and what was counted where there is none. */
export class Findings {
	#found = new Map<CheckId, Pick<Check, 'verdict' | 'detail'>>();

	/** Does a piece of a check's work, unless the check is broken already. Whatever is thrown but a fault is our defect. */
	try<T>(id: CheckId, work: () => T): T | undefined {
		return this.isBroken(id) ? undefined : this.look(id, work);
	}

	/** Does the work also where the check is broken: others need what it gives. */
	look<T>(id: CheckId, work: () => T): T | undefined {
		try {
			return work();
		} catch (error) {
			this.#keep(id, error);
			return undefined;
		}
	}

	/** The same for work that waits. */
	async lookAt<T>(id: CheckId, work: () => Promise<T>): Promise<T | undefined> {
		try {
			return await work();
		} catch (error) {
			this.#keep(id, error);
			return undefined;
		}
	}

	#keep(id: CheckId, error: unknown) {
		if (!(error instanceof Broken)) throw error;
		if (!this.isBroken(id)) this.#found.set(id, { verdict: 'broken', detail: error.message });
	}

	isBroken = (id: CheckId) => this.#found.get(id)?.verdict === 'broken';

	/** The check has come to its end without a fault. */
	holds(id: CheckId, detail: string) {
		if (!this.isBroken(id)) this.#found.set(id, { verdict: 'holds', detail });
	}

	/** It could not be asked, and why. */
	unasked(id: CheckId, detail: string) {
		if (!this.isBroken(id)) this.#found.set(id, { verdict: 'unasked', detail });
	}

	/** Every check, in the order in which they are told. */
	checks(): Check[] {
		return (Object.keys(CHECKS) as CheckId[]).map((id) => ({
			...{ id, title: CHECKS[id] },
			...(this.#found.get(id) ?? {
				verdict: 'unasked',
				detail: 'Not looked at, as something before it is broken.'
			})
		}));
	}
}
