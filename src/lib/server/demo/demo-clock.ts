import type { Temporal } from 'temporal-polyfill';
import type { Context } from '#lib/server/context.ts';

/**
 * A demo officer at work: each act happens a little later than the one before. The demo's past is told through the
 * same use cases as the present, only with another clock.
 */
export class DemoOfficerAtWork {
	#context: Context;

	constructor(context: Context) {
		this.#context = context;
	}

	/** The context for the next act, some seconds on. */
	next(seconds = 40): Context {
		const now: Temporal.Instant = this.#context.now.add({ seconds });
		this.#context = { ...this.#context, now };
		return this.#context;
	}
}
