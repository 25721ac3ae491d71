import type { Temporal } from 'temporal-polyfill';
import type { Context } from '#lib/server/context.ts';
import type { Theme } from '#lib/ui/theme.ts';

declare global {
	/** What the program tells whoever started it, once it serves. */
	var firstword: { greeting: string[] } | undefined;
	namespace App {
		interface Error {
			message: string;
			/** What to quote to whoever keeps the logs. */
			reference?: string;
		}
		/** What every use case takes. In the group (public) nobody may be signed in, so there `actor` is checked first. */
		interface Locals extends Context {
			now: Temporal.Instant;
			signedIn: boolean;
			passwordIsInitial: boolean;
			theme: Theme;
			requestId: string;
		}
	}
}

export {};
