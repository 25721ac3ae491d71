import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';

// The fields that forms share, with the sentence a person reads when one does not fit.

/** A line of text, trimmed, of 1 to `most` characters. */
export const line = (label: string, most = 100) =>
	v.pipe(
		v.string(`Enter ${label}.`),
		v.trim(),
		v.minLength(1, `Enter ${label}.`),
		v.maxLength(most, `Use at most ${most} characters for ${label}.`)
	);

/** The same where nothing is an answer too: an empty field is null. */
export const optionalLine = (label: string, most = 100) =>
	v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.maxLength(most, `Use at most ${most} characters for ${label}.`),
			v.transform((text) => text || null)
		),
		''
	);

export const email = v.pipe(
	v.string('Enter an e-mail address.'),
	v.trim(),
	v.maxLength(254, 'Use at most 254 characters for the e-mail address.'),
	v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Enter an e-mail address like name@agency.example.')
);

/** A password as typed: spaces count. */
export const password = v.pipe(
	v.string('Enter your password.'),
	v.minLength(1, 'Enter your password.'),
	v.maxLength(1000, 'That is too long.')
);

export const id = v.pipe(v.string('Choose one.'), v.uuid('Choose one.'));

export const optionalId = v.optional(
	v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null)
		),
		v.pipe(v.string(), v.uuid('Choose one of the list.'))
	]),
	''
);

/** A whole number from 0, as a tile or a step counts. */
export const index = v.pipe(
	v.string('Choose one.'),
	v.regex(/^\d{1,4}$/, 'Choose one.'),
	v.transform(Number)
);

export const day = v.pipe(
	v.string('Enter a date.'),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, 'Enter a date like 2026-11-23.'),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		try {
			return Temporal.PlainDate.from(dataset.value);
		} catch {
			addIssue({ message: 'There is no such day.' });
			return NEVER;
		}
	})
);

/** The same where nothing is an answer too: an empty field is null. */
export const optionalDay = v.optional(
	v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null)
		),
		day
	]),
	''
);
