import type { StatusKind } from '#lib/ui/Status.svelte';

/** Leave or a waiver in words. */
export interface ShownExemption {
	id: string;
	what: string;
	/** null where it is not the reader’s to know. */
	reason: string | null;
	recorded: string;
	state: { kind: StatusKind; label: string };
	/** Why it does not count any more; it stays in the list, struck through. */
	correction: string | null;
	/** What the reader may do about it. */
	links: { href: string; label: string }[];
}
