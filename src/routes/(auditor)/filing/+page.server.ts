import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import { REPORT_STATES, REPORTABLE_KINDS } from '#lib/domain/compliance/filing/state-report.ts';
import { listFiling } from '#lib/server/compliance/filing/list-filing.ts';
import { reportToState } from '#lib/server/compliance/filing/report-to-state.ts';
import { day, optionalLine } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { countInWords } from '../moment-words.ts';
import { filingFrom, filingHref, filingQuery } from './filing-filter.ts';
import {
	doneInWords,
	KINDS,
	lateInWords,
	refusalInWords,
	stateWords,
	statusOfFiling
} from './filing-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { filter, page } = filingFrom(url);
	const read = await listFiling(locals, filter, page);
	const words = stateWords(read.profile?.states);
	const counted = (name: string) => Number(/^\d{1,4}$/.exec(url.searchParams.get(name) ?? '')?.[0] ?? 0);
	return {
		lead: `${countInWords(read.total)} ${read.total === 1 ? 'training' : 'trainings'}, ${dayInWords(read.from)} to ${dayInWords(read.to)}`,
		state: read.profile && {
			name: read.profile.name,
			how: read.profile.how,
			deadline: read.profile.deadline
		},
		due: read.due,
		...{ words, mayFile: read.mayFile, query: filingQuery(filter, read.page).toString() },
		filter: {
			...{ from: read.from.toString(), to: read.to.toString() },
			...{ state: filter.state ?? '', kind: filter.kind ?? '', search: filter.search }
		},
		isFiltered: Boolean(filter.from || filter.to || filter.state || filter.kind || filter.search),
		today: localDay(locals.now, locals.actor.timeZone).toString(),
		kinds: REPORTABLE_KINDS.map((kind) => ({ value: kind, label: KINDS[kind] })),
		done: url.searchParams.has('done') ? doneInWords(counted('done'), counted('before')) : null,
		rows: read.rows.map((row) => ({
			key: `${row.kind}:${row.id}`,
			name: `${row.familyName}, ${row.givenName}`,
			...{ href: `/officers/${row.personId}`, stateId: row.stateOfficerId ?? '' },
			...{ title: row.title, number: row.stateCourseNumber ?? '' },
			...{ kind: KINDS[row.kind], hours: decimalHours(row.minutes), on: dayInWords(row.on) },
			isWithdrawn: row.isWithdrawn,
			...{ status: statusOfFiling(row.filing, words), due: lateInWords(row.filing) },
			reported: row.filing.reportedOn ? dayInWords(row.filing.reportedOn) : '—',
			confirmation: row.filing.confirmationNumber ?? ''
		})),
		page: read.page,
		pages: Array.from({ length: read.pages }, (_, index) => filingHref(filingQuery(filter, index + 1)))
	};
});

/** What was chosen and typed comes back whatever is wrong with it, so no field is refused by the schema alone. */
const schema = v.object({
	of: v.array(v.string()),
	state: v.optional(v.picklist(REPORT_STATES, 'Choose what the state knows.'), '' as 'submitted'),
	reportedOn: v.optional(v.string(), ''),
	confirmationNumber: optionalLine('the confirmation number', 100),
	note: optionalLine('the note', 1000)
});
const training = v.pipe(
	v.string(),
	v.regex(/^(completion|session-credit|outside):[0-9a-f-]{36}$/),
	v.transform((text) => {
		const [kind, id] = text.split(':') as [(typeof REPORTABLE_KINDS)[number], string];
		return { kind, id };
	}),
	v.object({ kind: v.picklist(REPORTABLE_KINDS), id: v.pipe(v.string(), v.uuid()) })
);

export const actions = {
	report: answering(async ({ request, locals, url }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable')
			return fail(400, { issues: form.issues, values: form.values, chosen: [] as string[] });
		const { of, reportedOn, ...said } = form.value;
		const refused = (issues: Record<string, string>) => {
			const { state, confirmationNumber, note } = said;
			const values = { state, reportedOn, confirmationNumber: confirmationNumber ?? '', note: note ?? '' };
			return fail(409, { issues, values, chosen: of });
		};
		const on = v.safeParse(day, reportedOn);
		if (!on.success) return refused({ reportedOn: on.issues[0].message });
		const trainings = v.safeParse(v.array(training), of);
		if (!trainings.success)
			return refused({ form: 'Load the page again: what was chosen could not be read.' });
		const result = await reportToState(locals, { ...said, of: trainings.output, reportedOn: on.output });
		if (result.kind === 'refused') {
			const title = 'title' in result ? result.title : undefined;
			return refused({ [title === undefined ? 'form' : 'reportedOn']: refusalInWords(result.reason, title) });
		}
		const { filter, page } = filingFrom(url);
		const params = filingQuery(filter, page);
		params.set('done', String(result.written));
		if (result.before > 0) params.set('before', String(result.before));
		redirect(303, filingHref(params));
	})
};
