import { dayInWords, dueInWords } from '#lib/domain/calendar/day-words.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { readCompliance } from '#lib/server/compliance/read-compliance.ts';
import { answering } from '#routes/answer.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import { filterFrom, hrefOf } from '../officers/officer-filter.ts';
import type { PageServerLoadEvent } from './$types';

type Compliance = Awaited<ReturnType<typeof readCompliance>>;

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { requirementId, unitId } = filterFrom(url).filter;
	const { timeZone } = locals.actor;
	const read = await readCompliance(locals, { requirementId, unitId });
	const list = (more: Parameters<typeof hrefOf>[1]) =>
		hrefOf('/officers', { requirementId, unitId, ...more });
	const { officers, current, due, dueSoon, overdue } = read.counts;
	return {
		lead: `As of ${momentInWords(locals.now, timeZone)} ${zoneInWords(timeZone)} · ${ledgerInWords(read, timeZone)}`,
		filter: { requirement: requirementId ?? '', unit: unitId ?? '' },
		isFiltered: requirementId !== null || unitId !== null,
		options: read.options,
		officers,
		figures: [
			{ value: current, label: `of ${officers} officers current`, href: list({ standing: 'current' }) },
			{
				value: due,
				label: dueSoon < due ? `due, ${dueSoon} of them within 30 days` : 'due within 30 days',
				href: list({ standing: 'due', sort: 'due' })
			},
			{ value: overdue, label: 'overdue', href: list({ standing: 'overdue', sort: 'due' }) }
		],
		units: read.units.map(({ id, name, officers, current, due, overdue }) => ({
			...{ name, officers, current, due, overdue },
			href: id && list({ unitId: id }),
			overdueHref: id && overdue > 0 ? list({ unitId: id, standing: 'overdue', sort: 'due' }) : null
		})),
		overdue: read.overdue.map((row) => ({
			name: `${row.familyName}, ${row.givenName}`,
			href: `/officers/${row.personId}`,
			badge: row.badgeNumber ?? '—',
			unit: row.unitName ?? '—',
			requirement: row.requirementTitle,
			since: dueInWords(row.standing.dueOn!, read.today),
			dueOn: dayInWords(row.standing.dueOn!)
		})),
		allOverdue: list({ standing: 'overdue', sort: 'due' })
	};
});

function ledgerInWords({ head, lastCheck }: Compliance, timeZone: string) {
	const length = `ledger of ${countInWords(head.seq)} entries, head ${head.hash.slice(0, 12)}`;
	if (!lastCheck) return `${length}, not checked yet`;
	return `${length}, checked ${momentInWords(lastCheck.at, timeZone)}: ${lastCheck.intact ? 'unbroken' : 'BROKEN'}`;
}
