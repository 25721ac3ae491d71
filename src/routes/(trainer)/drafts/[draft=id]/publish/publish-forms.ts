import * as v from 'valibot';
import { RELEASE_EFFECTS } from '#lib/domain/content/release-effect.ts';
import { day, id, line } from '#lib/server/http/fields.ts';

/** The first publication asks nothing of anybody: its form has no such question. */
export const publishSchema = v.object({
	review: id,
	effect: v.picklist(RELEASE_EFFECTS, 'Choose what it asks of officers who passed the version before.'),
	note: v.optional(
		v.pipe(v.string(), v.trim(), v.maxLength(2000, 'Use at most 2000 characters for the note.')),
		''
	),
	effective: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => null)
			),
			day
		]),
		''
	)
});

export const retireSchema = v.object({ code: line('the code', 10), reason: line('a reason', 2000) });

/** Why it was not published, by the field that it is about. */
export const PUBLISH_REFUSALS = {
	'not-approved': { form: 'Nobody has approved this text yet.' },
	overtaken: { form: 'A newer text was sent to review meanwhile. Load the page again.' },
	'has-errors': {
		form: 'The checker finds errors in this text that it did not find when it was approved. Mend them, and send it to review again.'
	},
	'media-missing': {
		form: 'A picture or recording in this text is not among your department’s media, so officers would not see it. Add that file under Media, or take it out of the text and send it to review again.'
	},
	'note-missing': { note: 'Say in a sentence what changed. Officers read it.' },
	'day-passed': { effective: 'That day has passed. Leave it empty to publish at once.' },
	'day-too-far': { effective: 'Choose a day within a year.' }
} as const;
