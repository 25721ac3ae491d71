import * as v from 'valibot';
import { line, optionalId } from '#lib/server/http/fields.ts';
import type { SheetFault, SheetLine } from '#lib/server/compliance/sessions/record-sheet.ts';

export const inviteSchema = v.object({
	person: v.pipe(v.array(v.pipe(v.string(), v.uuid('Choose people of the list.'))), v.maxLength(200)),
	unit: optionalId
});

const times = v.pipe(
	v.array(v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, 'Enter times like 07:30.'))),
	v.maxLength(2000)
);
/** One of each for every line of the sheet, in the order of the page. */
export const sheetSchema = v.object({
	person: v.pipe(v.array(v.pipe(v.string(), v.uuid('Load the page again.'))), v.maxLength(2000)),
	in: times,
	out: times
});

export const closeSchema = v.object({ note: line('a closing note', 1000) });
export const cancelSchema = v.object({ reason: line('a reason', 1000) });

/** The lines that the form's columns make; null when they are not of one length. */
export function sheetLines(columns: v.InferOutput<typeof sheetSchema>): SheetLine[] | null {
	const { person, in: cameAt, out: leftAt } = columns;
	if (cameAt.length !== person.length || leftAt.length !== person.length) return null;
	return person.map((personId, index) => ({
		personId,
		in: cameAt[index] || null,
		out: leftAt[index] || null
	}));
}

/** What was typed into a sheet that could not be read as a whole: nothing typed is lost. */
export async function typedSheet(copy: Request): Promise<SheetLine[]> {
	const form = await copy.formData().catch(() => new FormData());
	const texts = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
	const [person, cameAt, leftAt] = [texts('person'), texts('in'), texts('out')];
	return person.map((personId, index) => ({
		personId,
		in: cameAt[index] || null,
		out: leftAt[index] || null
	}));
}

export const SHEET_WORDS: Record<SheetFault, string> = {
	'not-on-roster': 'is not on the roster. Add them first.',
	oneself: 'is you. Somebody else enters your own times.',
	'outside-hours':
		'has a time outside the hours of signing: in from half an hour before the start, out until two hours after the end.',
	'still-to-come': 'has a time that is still to come.',
	'out-before-in': 'has a time out that is not after the time in.',
	'no-time-in': 'has a time out and none in.',
	'signed-differently': 'has signed at another time, which stands.'
};

export const INVITE_WORDS = {
	ended: 'The session has ended. Its roster stays as it is.',
	nobody: 'Choose people or a unit that has officers.',
	'not-an-officer': 'Somebody of the list is no longer there. Search again.'
};

export const END_WORDS = {
	'not-begun': 'The session has not begun yet. Close it when it has taken place, or cancel it.',
	'reason-missing': 'Enter a reason.',
	held: 'The session was closed meanwhile as held.',
	cancelled: 'The session was cancelled meanwhile.',
	'attended-oneself':
		'You attended this session yourself, so your own credit hangs on it. Another trainer or an administrator has to close it.'
};
