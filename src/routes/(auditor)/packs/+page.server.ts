import { fail, redirect } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { daysOf, PERIODS } from '#lib/domain/certificate/pack/fiscal-period.ts';
import { readPacks } from '#lib/server/certificate/pack/read-packs.ts';
import { requestPack } from '#lib/server/certificate/pack/request-pack.ts';
import { optionalId } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { fileShown } from '#routes/(auditor)/files/file-shown.ts';
import { optionalDayField } from '#routes/(auditor)/officers/[person=id]/exemption-forms.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';
import { periodOptions, REFUSED } from './pack-words.ts';

const uuid = v.pipe(v.string(), v.uuid());

const WHEN = 'Enter a day and a time, or leave it empty for now.';

/** A day and a time as the browser's own field writes them. */
const optionalMoment = v.optional(
	v.pipe(
		v.string(WHEN),
		v.trim(),
		v.check((text) => text === '' || isMoment(text), WHEN),
		v.transform((text) => (text === '' ? null : Temporal.PlainDateTime.from(text)))
	),
	''
);

function isMoment(text: string): boolean {
	if (!/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return false;
	try {
		return Temporal.PlainDateTime.from(text).year > 0;
	} catch {
		return false;
	}
}

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const personId = v.parse(v.fallback(v.nullable(uuid), null), url.searchParams.get('officer'));
	const { person, requirements, periods, days, files, made } = await readPacks(locals, { personId });
	const { timeZone } = locals.actor;
	return {
		person,
		isInspector: locals.actor.inspection !== undefined,
		requirements: requirements.map(({ id, title }) => ({ value: id, label: title })),
		periods: periodOptions(periods),
		days: { from: days.from.toString(), to: days.to.toString() },
		files: files.map((file) => fileShown(file, timeZone)),
		made: made.map(({ at, by, filters, rows, digest }) => ({
			...{ at: momentInWords(at, timeZone), by: by ?? '', filters, digest },
			rows: countInWords(rows)
		}))
	};
});

const schema = v.object({
	officer: optionalId,
	requirement: optionalId,
	period: v.optional(v.picklist(PERIODS, 'Choose a period.'), '' as 'own'),
	from: optionalDayField,
	to: optionalDayField,
	asOf: optionalMoment
});

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { officer, requirement, period, from, to, asOf } = form.value;
		const { timeZone } = locals.actor;
		const values: Record<string, string> = {
			...{
				officer: officer ?? '',
				requirement: requirement ?? '',
				period,
				asOf: asOf?.toString({ smallestUnit: 'minute' }) ?? ''
			},
			...{ from: from?.toString() ?? '', to: to?.toString() ?? '' }
		};
		const days = daysOf(period, localDay(locals.now, timeZone)) ?? (from && to && { from, to });
		if (!days) {
			const issues: Record<string, string> = {
				...(!from && { from: 'Enter the first day.' }),
				...(!to && { to: 'Enter the last day.' })
			};
			return fail(400, { issues, values });
		}
		const asked = await requestPack(locals, {
			...{ ...days, personId: officer, requirementIds: requirement === null ? null : [requirement] },
			asOf: asOf && asOf.toZonedDateTime(timeZone).toInstant()
		});
		if (asked.kind === 'refused') {
			const { field, words } = REFUSED[asked.reason];
			return fail(409, { issues: { [field]: words } as Record<string, string>, values });
		}
		redirect(303, `/files/${asked.id}`);
	})
};
