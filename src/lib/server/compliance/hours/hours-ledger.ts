import { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import { cycleDays, cycleName } from '#lib/domain/compliance/cycle-name.ts';
import type { Cycle } from '#lib/domain/compliance/cycle-facts.ts';
import { countedIn } from '#lib/domain/compliance/hours/counted-in.ts';
import { needInWords } from '#lib/domain/compliance/hours/hours-words.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { cyclesOfPerson, readPerson } from '../facts/read-facts.ts';
import { listRequirements } from '../requirement/queries.ts';
import { hoursOfCycle, titleOfTopic } from './hours-of-cycle.ts';
import { hoursEntries, type Entry } from './hours-entries.ts';
import { hoursWithinPeriod } from './hours-within-period.ts';

interface Topic {
	title: string;
	minutes: number;
}

/** The rule under which something counts: a requirement’s version, and the cycle that it counts in. */
export interface CountingRule {
	title: string;
	citation: string;
	version: number;
	/** As cycleName says it. */
	cycle: string;
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
}

/** Training that counts, and what it counts for under each rule that it counts under. */
export interface HoursLine extends Omit<Entry, 'apart'> {
	measured: number;
	topics: Topic[];
	counts: (CountingRule & { minutes: number; topics: Topic[]; completes: string | null })[];
}

/** A cycle that asks for hours: what the standing says of them. */
export interface HoursCycle extends CountingRule {
	needed: number;
	credited: number;
	carried: number;
	topics: { title: string; needed: number; credited: number }[];
	missing: string[];
	/** What the version asks for, in words; in this cycle it may be a part. */
	need: string;
	completedOn: Temporal.PlainDate | null;
}

export interface HoursLedger {
	today: Temporal.PlainDate;
	/** The latest first, as are the others. */
	lines: HoursLine[];
	/** What counts for nothing, or not yet, and why. */
	apart: (Entry & { apart: string })[];
	cycles: HoursCycle[];
}

/**
 * All hours of one person of the department up to a day, line by line and by cycle.
 * @param known what was recorded later is left out
 */
export async function hoursLedger(
	trx: Tx,
	context: Pick<Context, 'actor' | 'now'>,
	personId: string,
	today: Temporal.PlainDate,
	known: Known = null
): Promise<HoursLedger> {
	const person = await readPerson(trx, context.actor, personId, today, known);
	const entries = (await hoursEntries(trx, context, personId, { on: today, known })).sort(latestFirst);
	const counting: { rule: CountingRule; cycle: Cycle }[] = [];
	for (const { versions } of await listRequirements(trx, context.actor.departmentId, known)) {
		const cycles = cyclesOfPerson(person, versions, today).toReversed();
		counting.push(...cycles.map((cycle) => ({ cycle, rule: countingRule(cycle, versions) })));
	}
	const credits = new Map(person.credits.map((credit) => [credit.id, credit]));
	const ledger: HoursLedger = {
		today,
		lines: entries.flatMap(({ apart: _, ...entry }): HoursLine[] => {
			const credit = credits.get(entry.id);
			if (!credit) return [];
			const counts = counting.flatMap(({ rule, cycle }) => {
				const counted = countedIn(cycle, credit, today);
				if (!counted) return [];
				const { minutes, topics, completes } = counted;
				return [{ ...rule, minutes, topics: titled(topics), completes: completes?.title ?? null }];
			});
			return [{ ...entry, measured: credit.measured, topics: titled(credit.topics), counts }];
		}),
		apart: entries.flatMap((entry) => (entry.apart === null ? [] : [{ ...entry, apart: entry.apart }])),
		cycles: counting.flatMap(({ rule, cycle }): HoursCycle[] => {
			const hours = hoursOfCycle(cycle, person.credits, today);
			if (!hours) return [];
			const { needed, credited, carried, missing } = hours;
			const topics = hours.topics.map(({ topic, ...minutes }) => ({
				...{ title: titleOfTopic(topic), ...minutes }
			}));
			const need = needInWords(cycle.rule.hours!, titleOfTopic);
			return [{ ...rule, needed, credited, carried, missing, topics, need, completedOn: cycle.completedOn }];
		})
	};
	return hoursWithinPeriod(ledger, context.actor);
}

function countingRule(cycle: Cycle, versions: readonly Requirement[]): CountingRule {
	const { version } = cycle.rule;
	const { title, citation } = versions.find((one) => one.version === version)!;
	return { title, citation, version, cycle: cycleName(cycle, versions), ...cycleDays(cycle) };
}

const titled = (topics: readonly { topic: string; minutes: number }[]): Topic[] =>
	topics.map(({ topic, minutes }) => ({ title: titleOfTopic(topic), minutes }));

const latestFirst = (one: Entry, other: Entry) => Temporal.PlainDate.compare(other.on, one.on);
