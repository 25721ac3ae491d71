import type { Locator } from '@playwright/test';

/** Activates links, buttons and tiles, and counts them: what a task costs is promised in `ux.md`. */
export function countedClicks() {
	let count = 0;
	return {
		async on(target: Locator) {
			count++;
			await target.click();
		},
		/** How many since the last time it was asked. */
		take() {
			const taken = count;
			count = 0;
			return taken;
		}
	};
}
