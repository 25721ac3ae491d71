import * as v from 'valibot';
import { id } from '#lib/server/http/fields.ts';

const words = (most: number) =>
	v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most, `Use at most ${most} characters.`)), '');

/** The text that the sender sees, so that nothing else is sent. */
export const askSchema = v.object({
	base: v.pipe(v.string('Load the page again.'), v.regex(/^[0-9a-f]{64}$/, 'Load the page again.')),
	note: words(2000)
});

export const withdrawSchema = v.object({ review: id });

export const decideSchema = v.object({
	review: id,
	// A browser sends nothing for tiles of which none is chosen.
	verdict: v.pipe(
		v.optional(v.string(), ''),
		v.picklist(['approved', 'changes-asked'], 'Choose whether you approve this text.')
	),
	words: words(4000),
	clinician: words(200)
});

export const commentSchema = v.object({
	scene: v.optional(v.pipe(v.string(), v.maxLength(300, 'Load the page again.')), ''),
	comment: v.pipe(
		v.string('Write what you want to say.'),
		v.trim(),
		v.minLength(1, 'Write what you want to say.'),
		v.maxLength(4000, 'Use at most 4000 characters for a comment.')
	)
});

export const settleSchema = v.object({ settled: id });

export const ASK_REFUSALS = {
	'has-errors': 'The checker still finds something to fix. It is listed below.',
	'changed-elsewhere':
		'The draft was saved again since this page was opened. Look at it as it is now, then send it.',
	'in-review': 'This draft is in review already.'
};

export const DECIDE_REFUSALS = {
	author: { verdict: 'Your own words are in this text, so somebody else decides.' },
	decided: { verdict: 'This review was decided, or taken back, since this page was opened.' },
	'clinician-missing': { clinician: 'Enter who with clinical training has read it.' }
};

export const WITHDRAW_REFUSALS = {
	'not-author': 'Only who wrote it takes it back.',
	decided: 'This review was decided since this page was opened.'
};
