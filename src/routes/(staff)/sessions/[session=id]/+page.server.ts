import { fail, redirect } from '@sveltejs/kit';
import { endSession } from '#lib/server/compliance/sessions/end-session.ts';
import { inviteToSession } from '#lib/server/compliance/sessions/invite-to-session.ts';
import { listInvitable } from '#lib/server/compliance/sessions/list-invitable.ts';
import { readSession } from '#lib/server/compliance/sessions/read-session.ts';
import { recordSheet, type SheetLine } from '#lib/server/compliance/sessions/record-sheet.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import {
	cancelSchema,
	closeSchema,
	END_WORDS,
	INVITE_WORDS,
	inviteSchema,
	SHEET_WORDS,
	sheetLines,
	sheetSchema,
	typedSheet
} from './session-forms.ts';
import { sessionShown } from './session-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** What a finished action says on the page it leads back to. */
const DONE = new Map([
	['scheduled', 'The session is scheduled. Add the people who should attend.'],
	['invited', 'They are on the roster. Whoever was on it already is on it once.'],
	['sheet', 'The times are entered.'],
	['closed', 'The session is closed. Whoever attended is credited.'],
	['cancelled', 'The session is cancelled.']
]);

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const read = await readSession(locals, { sessionId: params.session });
	const shown = sessionShown(read, locals);
	const query = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const invitable =
		shown.mayLead && shown.isOpen ? await listInvitable(locals, { sessionId: params.session, query }) : null;
	return {
		...shown,
		done: DONE.get(url.searchParams.get('done') ?? '') ?? null,
		query: url.searchParams.has('q') ? query : null,
		invitable: invitable && {
			found: invitable.found,
			units: invitable.units.map(({ id, name }) => ({ value: id, label: name })),
			people: invitable.people.map((one) => ({
				value: one.personId,
				label: `${one.familyName}, ${one.givenName}`,
				hint: [one.badgeNumber, one.rank, one.unitName].filter(Boolean).join(' · ')
			}))
		}
	};
});

const done = (id: string, what: string) => redirect(303, `/sessions/${id}?done=${what}`);

/** What the page is given back when an action was not done; `about` names the form. */
interface Undone {
	about: 'invite' | 'sheet' | 'close' | 'cancel';
	issues: Record<string, string>;
	/** What was typed into the sheet, and what of it is wrong. */
	lines?: SheetLine[];
	wrong?: { field: string; personId: string; says: string }[];
}
const undone = (status: 400 | 409, what: Undone) => fail(status, what);

export const actions = {
	invite: answering(async ({ request, locals, params }: RequestEvent) => {
		const about = 'invite';
		const form = await readForm(request, inviteSchema);
		if (form.kind === 'unreadable') return undone(400, { about, issues: form.issues });
		const { person: personIds, unit: unitId } = form.value;
		const invited = await inviteToSession(locals, { sessionId: params.session, personIds, unitId });
		if (invited.kind === 'invited') return done(params.session, 'invited');
		return undone(409, { about, issues: { form: INVITE_WORDS[invited.reason] } });
	}),
	sheet: answering(async ({ request, locals, params }: RequestEvent) => {
		const about = 'sheet';
		const copy = request.clone();
		const form = await readForm(request, sheetSchema);
		const lines = form.kind === 'read' ? sheetLines(form.value) : null;
		if (form.kind === 'unreadable' || !lines)
			return undone(400, {
				about,
				lines: await typedSheet(copy),
				issues: { form: 'Enter times like 07:30. Leave a line empty for whoever was not there.' }
			});
		const recorded = await recordSheet(locals, { sessionId: params.session, lines });
		if (recorded.kind === 'recorded') return done(params.session, 'sheet');
		if (recorded.reason === 'wrong')
			return undone(409, {
				...{ about, lines, issues: {} },
				wrong: recorded.problems.map(({ personId, direction, fault }) => ({
					field: `${direction}-${personId}`,
					personId,
					says: SHEET_WORDS[fault]
				}))
			});
		const says = recorded.reason === 'ended' ? INVITE_WORDS.ended : 'Enter at least one time.';
		return undone(409, { about, lines, issues: { form: says } });
	}),
	close: answering(async ({ request, locals, params }: RequestEvent) => {
		const about = 'close';
		const form = await readForm(request, closeSchema);
		if (form.kind === 'unreadable') return undone(400, { about, issues: form.issues });
		const { note: reason } = form.value;
		const ended = await endSession(locals, { sessionId: params.session, held: true, reason });
		if (ended.kind === 'ended') return done(params.session, 'closed');
		return undone(409, { about, issues: { form: END_WORDS[ended.reason] } });
	}),
	cancel: answering(async ({ request, locals, params }: RequestEvent) => {
		const about = 'cancel';
		const form = await readForm(request, cancelSchema);
		if (form.kind === 'unreadable') return undone(400, { about, issues: form.issues });
		const { reason } = form.value;
		const ended = await endSession(locals, { sessionId: params.session, held: false, reason });
		if (ended.kind === 'ended') return done(params.session, 'cancelled');
		return undone(409, { about, issues: { form: END_WORDS[ended.reason] } });
	})
};
