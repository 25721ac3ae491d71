import { dayText } from '#lib/domain/calendar/day-number.ts';
import { hoursText, inHundredths } from '#lib/domain/certificate/pack/hours-book.ts';
import type { PartRow } from '#lib/domain/certificate/pack/pack-parts.ts';
import { cycleDays } from '#lib/domain/compliance/cycle-name.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import { versionOn } from '#lib/domain/compliance/versions.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { standingOf } from '#lib/server/compliance/facts/read-facts.ts';
import type { Pack } from '../open-pack.ts';
import type { PackFiles } from '../pack-files.ts';
import type { Credited, CreditedCycle } from './credited.ts';
import type { PackPerson } from './one-person.ts';

/** How many stand where, by requirement and status: for the report. */
export type StandingCounts = Map<string, Map<string, number>>;

const ASKED: ReadonlySet<string> = new Set(['overdue', 'in-grace']);

/** Parts B and E: where somebody stands with each requirement, and the hours behind it. What is late goes into D. */
export function writeStanding(
	pack: Pack,
	files: PackFiles,
	person: PackPerson,
	credited: Credited,
	counts: StandingCounts
): void {
	const { day, facts, separatedOn } = person;
	const held = person.heldOn(dayText(day));
	const named = person.named(dayText(day));
	for (const requirement of pack.requirements) {
		const { id, versions } = requirement;
		const cycles = credited.cycles.filter((one) => one.requirement === requirement);
		const rule = versionOn(versions, day) ?? versions[0];
		if (!rule.binding && cycles.length === 0) continue;
		const standing = standingOf(facts, versions, day);
		const status = separatedOn ? 'separated' : statusOf(standing);
		const sum = cycles.reduce((total, { book }) => total + book.total, 0);
		const subject = { requirement_id: id, requirement: rule.title };
		files.officers.add({
			...named,
			...{ badge_number: held.badgeNumber, state_officer_id: held.stateOfficerId, rank: held.rank },
			...{ unit: held.unitName, assignment: held.assignment, ...subject, citation: rule.citation, status },
			...hoursOf(standing),
			hours_credited: hoursText(sum),
			...{ due_on: standing.dueOn && dayText(standing.dueOn), due_because: whyStanding(standing, versions) },
			...(standing.cycle && spanOf(standing.cycle))
		});
		count(counts, id, status);
		if (!separatedOn && ASKED.has(standing.kind))
			files.exceptions.add({
				...{ ...named, exception: standing.kind, ...subject, reason: whyStanding(standing, versions) },
				due_on: standing.dueOn && dayText(standing.dueOn),
				days_late: standing.dueOn && standing.dueOn.until(day, { largestUnit: 'day' }).days
			});
		for (const one of cycles) writeHours(files, named, one);
	}
}

const statusOf = (standing: Standing): string =>
	standing.kind !== 'not-applicable'
		? standing.kind
		: standing.because === 'not-binding'
			? 'practice'
			: 'not-applicable';

function hoursOf({ cycle }: Standing): PartRow<'officers'> {
	if (!cycle?.hours) return {};
	const { needed, credited, carried } = cycle.hours;
	const left = Math.max(0, inHundredths(needed) - inHundredths(credited + carried));
	return { hours_needed: hoursText(inHundredths(needed)), hours_remaining: hoursText(left) };
}

function spanOf(cycle: NonNullable<Standing['cycle']>) {
	const { from, to } = cycleDays(cycle);
	return { cycle_start: dayText(from), cycle_end: dayText(to) };
}

function count(counts: StandingCounts, requirementId: string, status: string) {
	const own = counts.get(requirementId) ?? new Map<string, number>();
	counts.set(requirementId, own.set(status, (own.get(status) ?? 0) + 1));
}

function writeHours(
	files: PackFiles,
	named: ReturnType<PackPerson['named']>,
	{ requirement, cycle, from, to, book }: CreditedCycle
) {
	const row = {
		...{ ...named, requirement_id: requirement.id, cycle_start: from, cycle_end: to },
		hours_needed: hoursText(inHundredths(cycle?.hours?.needed ?? 0)),
		hours_carried: hoursText(inHundredths(cycle?.hours?.carried ?? 0))
	};
	const sources = [...book.bySource].sort(([a], [b]) => (a < b ? -1 : 1));
	if (sources.length === 0) files.hours.add({ ...row, source: '', hours_credited: '0.00' });
	for (const [source, hours] of sources)
		files.hours.add({ ...row, source, hours_credited: hoursText(hours) });
	for (const { topic, needed, credited } of cycle?.hours?.topics ?? [])
		files.hours.add({
			...{ ...row, topic, hours_carried: '' },
			hours_needed: hoursText(inHundredths(needed)),
			hours_credited: hoursText(inHundredths(credited))
		});
}
