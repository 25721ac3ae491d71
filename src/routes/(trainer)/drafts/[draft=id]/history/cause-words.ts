import type { Cause } from '#lib/domain/studio/revision.ts';

/** Why a revision is there. */
export const CAUSE_WORDS: Record<Cause, string> = {
	template: 'Begun from a template',
	copy: 'Begun as a copy',
	import: 'Begun from an import',
	typed: 'Written',
	restored: 'An older text put back'
};
