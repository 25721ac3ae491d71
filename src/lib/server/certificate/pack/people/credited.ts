import { HoursBook } from '#lib/domain/certificate/pack/hours-book.ts';
import { dayText } from '#lib/domain/calendar/day-number.ts';
import { cycleDays } from '#lib/domain/compliance/cycle-name.ts';
import type { Cycle } from '#lib/domain/compliance/cycle-facts.ts';
import { countedIn } from '#lib/domain/compliance/hours/counted-in.ts';
import { cyclesOfPerson } from '#lib/server/compliance/facts/read-facts.ts';
import type { RequirementVersions } from '#lib/server/compliance/requirement/queries.ts';
import type { Pack } from '../open-pack.ts';
import type { PackPerson } from './one-person.ts';
import type { Training } from './trainings.ts';

/** A cycle of somebody's in the period, and the hours that were credited in it. */
export interface CreditedCycle {
	requirement: RequirementVersions;
	/** Null where the rule asks nothing of them now, so that it has no cycles: then what was recorded is told. */
	cycle: Cycle | null;
	from: string;
	to: string;
	book: HoursBook;
}

/** What a training counts for. */
export interface Counting {
	in: CreditedCycle;
	/** Hundredths of an hour. */
	hours: number;
}

export interface Credited {
	cycles: CreditedCycle[];
	/** By training, in order of requirement. */
	counts: Map<string, Counting[]>;
}

/**
 * Which of somebody's trainings of the period count for which requirement and cycle, and for how much. A module counts
 * for the requirement that it was done for even where that asks for no number of hours: then with its approved minutes.
 */
export function creditedOf(pack: Pack, person: PackPerson, trainings: readonly Training[]): Credited {
	const cycles: CreditedCycle[] = [];
	const counts = new Map<string, Counting[]>();
	for (const requirement of pack.requirements) {
		const asksHours = requirement.versions.some(({ hours }) => hours !== null);
		const own = trainings.filter((one) => isOwn(one, requirement.id));
		if (own.length === 0 && !asksHours && requirement.versions.every(({ outside }) => outside.length === 0))
			continue;
		const known = everyCycle(person, requirement);
		cycles.push(...known.filter((one) => one.cycle?.hours && isWithin(one, pack)));
		for (const training of trainings) {
			const found = countsIn(training, known, person) ?? unbound(training, known, requirement);
			if (!found) continue;
			if (!cycles.includes(found.in)) cycles.push(found.in);
			const hours = found.in.book.add(sourceOf(training), found.minutes);
			const list = counts.get(training.id);
			if (list) list.push({ in: found.in, hours });
			else counts.set(training.id, [{ in: found.in, hours }]);
		}
	}
	return { cycles, counts };
}

const isOwn = (training: Training, requirementId: string) =>
	training.kind === 'completion' && training.line.requirementId === requirementId;

const sourceOf = (training: Training) =>
	training.kind === 'completion' ? 'module' : training.kind === 'session' ? 'session' : training.line.source;

function everyCycle(person: PackPerson, requirement: RequirementVersions) {
	return cyclesOfPerson(person.facts, requirement.versions, person.day).map((cycle): CreditedCycle => {
		const { from, to } = cycleDays(cycle);
		return { requirement, cycle, from: dayText(from), to: dayText(to), book: new HoursBook() };
	});
}

const isWithin = ({ from, to }: CreditedCycle, { days }: Pack) => from <= days.on && to >= days.from;

function countsIn(training: Training, known: readonly CreditedCycle[], { day }: PackPerson) {
	if (!training.credit) return null;
	for (const one of known) {
		const counted = countedIn(one.cycle!, training.credit, day);
		if (counted && (one.cycle!.hours || !isOwn(training, one.requirement.id)))
			return { in: one, minutes: counted.minutes };
	}
	return null;
}

/** Of its own requirement: in the cycle that it was recorded for. What was taken back counts 0. */
function unbound(training: Training, known: CreditedCycle[], requirement: RequirementVersions) {
	if (!isOwn(training, requirement.id) || training.kind !== 'completion') return null;
	const { cycle: number, minutesApproved } = training.line;
	let found =
		known.find(({ cycle }) => cycle?.number === number) ?? known.find(({ cycle }) => cycle === null);
	if (!found) known.push((found = { requirement, cycle: null, from: '', to: '', book: new HoursBook() }));
	return { in: found, minutes: training.credit && !found.cycle?.hours ? minutesApproved : 0 };
}
