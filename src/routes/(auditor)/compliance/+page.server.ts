import { dayInWords, dueInWords } from '#lib/domain/calendar/day-words.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readCompliance } from '#lib/server/compliance/read-compliance.ts';
import { answering } from '#routes/answer.ts';
import { asOfFields, asOfInWords, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import { filterFrom, hrefOf } from '../officers/officer-filter.ts';
import type { PageServerLoadEvent } from './$types';

type Compliance = Awaited<ReturnType<typeof readCompliance>>;

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { requirementId, unitId, on, known } = filterFrom(url).filter;
	const asked = { on, known };
	const { timeZone } = locals.actor;
	const read = await readCompliance(locals, { requirementId, unitId, ...asked });
	const list = (more: Parameters<typeof hrefOf>[1]) =>
		hrefOf('/officers', { requirementId, unitId, ...asked, ...more });
	const { officers, current, due, dueSoon, inGrace, overdue, excused } = read.counts;
	return {
		lead: `${upperFirst(asOfInWords({ on: read.today, known: read.known }, locals))} · ${ledgerInWords(read, timeZone)}`,
		filter: { requirement: requirementId ?? '', unit: unitId ?? '' },
		asOf: asOfFields(asked, locals),
		isFiltered: requirementId !== null || unitId !== null || on !== null,
		options: read.options,
		mayAdopt: can(locals.actor, { action: 'adopt-requirement' }),
		officers,
		figures: [
			{ value: current, label: `of ${officers} officers current`, href: list({ standing: 'current' }) },
			{
				value: due,
				label: dueSoon < due ? `due, ${dueSoon} of them within 30 days` : 'due within 30 days',
				href: list({ standing: 'due', sort: 'due' })
			},
			...(inGrace > 0
				? [{ value: inGrace, label: 'in grace', href: list({ standing: 'in-grace', sort: 'due' }) }]
				: []),
			{ value: overdue, label: 'overdue', href: list({ standing: 'overdue', sort: 'due' }) }
		],
		shows: { inGrace: inGrace > 0 },
		excused: excused > 0 ? excusedInWords(excused, list) : null,
		units: read.units.map(({ id, name, officers, current, due, inGrace, overdue }) => ({
			...{ name, officers, current, due, inGrace, overdue },
			href: id && list({ unitId: id }),
			overdueHref: id && overdue > 0 ? list({ unitId: id, standing: 'overdue', sort: 'due' }) : null
		})),
		overdue: read.overdue.map((row) => ({
			name: `${row.familyName}, ${row.givenName}`,
			href: `/officers/${row.personId}${asOfQuery(asked)}`,
			badge: row.badgeNumber ?? '—',
			unit: row.unitName ?? '—',
			requirement: row.requirementTitle,
			since: dueInWords(row.standing.dueOn!, read.today),
			dueOn: dayInWords(row.standing.dueOn!)
		})),
		allOverdue: list({ standing: 'overdue', sort: 'due' })
	};
});

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Who is asked nothing on the day: they are neither current nor late. */
const excusedInWords = (excused: number, list: (more: Parameters<typeof hrefOf>[1]) => string) => ({
	words: `${countInWords(excused)} ${excused === 1 ? 'officer is' : 'officers are'} asked nothing on this day, by a waiver or on leave:`,
	links: [
		{ href: list({ standing: 'waived' }), label: 'waived' },
		{ href: list({ standing: 'paused' }), label: 'paused by leave' }
	]
});

function ledgerInWords({ head, lastCheck }: Compliance, timeZone: string) {
	const length = `ledger of ${countInWords(head.seq)} entries, head ${head.hash.slice(0, 12)}`;
	if (!lastCheck) return `${length}, not checked yet`;
	return `${length}, checked ${momentInWords(lastCheck.at, timeZone)}: ${lastCheck.intact ? 'unbroken' : 'BROKEN'}`;
}
