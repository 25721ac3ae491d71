import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readHoldsOn } from '#lib/server/certificate/retention/holds.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { grantExtraAttempt } from '#lib/server/compliance/grant-extra-attempt.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import { id, line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { exemptionsShown } from '#routes/exemptions-shown.ts';
import { asOfFields, asOfInWords, askedFrom, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { statusOf } from '#routes/(auditor)/standing-words.ts';
import { DONE } from './exemption-forms.ts';
import { heldInWords } from './held-words.ts';
import { cycleInWords, needsInWords, takenAgainInWords } from './record-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const asked = askedFrom(url);
	const read = await readOfficerRecord(locals, { personId: params.person, asked });
	const { today, known, isPresent, held, history, requirements } = read;
	const [title, ...details] = heldInWords(held);
	const personId = params.person;
	const { unitId } = held;
	const mayGrant = isPresent && can(locals.actor, { action: 'grant-extra-attempt', personId, unitId });
	const mayRevoke = isPresent && can(locals.actor, { action: 'revoke-certificate', personId });
	const query = asOfQuery(asked);
	const page = { timeZone, today, path: `/officers/${personId}`, query, mayGrant, mayRevoke };
	const exemptions = await readExemptions(locals, { personId, asked });
	const { mayRecordLeave, mayGrantWaiver, mayCorrect } = exemptions;
	return {
		title,
		lead: [...details, asOfInWords({ on: today, known }, locals)].join(' · '),
		asOf: asOfFields(asked, locals),
		clear: asked.on ? page.path : undefined,
		officers: `/officers${query}`,
		history: history.map((row) => ({
			from: dayInWords(row.heldFrom),
			what: row.employed ? heldInWords(row).join(' · ') : 'Left the department',
			recorded: momentInWords(row.recordedAt, timeZone)
		})),
		exemptions: {
			...exemptionsShown(exemptions, { ...page, mayRecordLeave, mayCorrect }),
			...{ path: page.path, mayRecordLeave, mayGrantWaiver },
			done: DONE.get(url.searchParams.get('done') ?? '') ?? null
		},
		holds: (await readHoldsOn(locals, personId)).map(({ placedAt, ...hold }) => ({
			...hold,
			placed: momentInWords(placedAt, timeZone)
		})),
		hours: `${page.path}/hours${query}`,
		pack: can(locals.actor, { action: 'export' }) ? `/packs?officer=${params.person}` : null,
		outside: `${page.path}/outside${query}`,
		requirements: requirements.map(({ requirement, standing, why, cycles, takenAgain, hours, outside }) => ({
			id: requirement.id,
			title: requirement.title,
			citation: requirement.citation,
			status: statusOf(standing, today),
			why,
			...needsInWords(hours, outside),
			hasItems: requirement.items.length > 0,
			takenAgain: takenAgain.map((one) => takenAgainInWords(one, timeZone)),
			cycles: cycles.map((cycle) => cycleInWords(cycle, requirement, page))
		}))
	};
});

const reason = line('a reason', 1000);
const grantSchema = v.object({
	requirement: id,
	code: v.pipe(v.string(), v.regex(/^[A-Z]{2}-\d{1,3}$/)),
	reason
});
const revokeSchema = v.object({ certificate: id, reason });

const GRANT_REFUSALS = {
	'not-begun': 'This module was not begun in the open cycle.',
	passed: 'The quiz was passed meanwhile.',
	'attempts-left': 'There is an attempt left; nothing needs to be opened.',
	'reason-missing': 'Enter a reason.'
};

export const actions = {
	grant: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, grantSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const { requirement: requirementId, code, reason } = form.value;
		const granted = await grantExtraAttempt(locals, { personId: params.person, requirementId, code, reason });
		if (granted.kind === 'refused') return fail(409, { issues: { reason: GRANT_REFUSALS[granted.reason] } });
		redirect(303, `/officers/${params.person}`);
	}),
	revoke: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, revokeSchema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const { certificate: certificateId, reason } = form.value;
		const revoked = await revokeCertificate(locals, { certificateId, reason });
		if (revoked.kind === 'refused') return fail(400, { issues: { reason: 'Enter a reason.' } });
		redirect(303, `/officers/${params.person}`);
	})
};
