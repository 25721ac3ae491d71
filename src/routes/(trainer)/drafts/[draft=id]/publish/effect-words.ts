import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';

/** What a trainer may ask of officers who passed the version before: as a choice, with what follows from it. */
export const EFFECT_WORDS: Record<ReleaseEffect, { label: string; hint: string; done: string }> = {
	none: {
		label: 'Ask nothing',
		hint: 'They are not told. What they passed counts as before.',
		done: 'asks nothing'
	},
	tell: {
		label: 'Tell them',
		hint: 'My training shows them your note until they have read it. They need not do anything.',
		done: 'tells them'
	},
	'read-difference': {
		label: 'Have them read what changed',
		hint: 'My training asks them to read the scenes that changed. They need not take it again.',
		done: 'asks them to read what changed'
	},
	'retake-next-cycle': {
		label: 'Have them take the new version in their next cycle',
		hint: 'A pass in this cycle keeps counting. In their next cycle they take the new version, and My training says so.',
		done: 'is taken in the next cycle'
	},
	'retake-now': {
		label: 'Have them take it again now',
		hint: 'A pass of an older version no longer counts for modules that are not complete yet, and My training asks them to take it again until they pass. Completed modules, certificates and standing stay as they are.',
		done: 'is taken again now'
	}
};
