import { Temporal } from 'temporal-polyfill';
import { filingOf, type Filing } from '#lib/domain/compliance/filing/state-report.ts';
import type { Credit } from '#lib/domain/compliance/credit.ts';
import type { Pack } from '../open-pack.ts';
import type { PackPerson } from './one-person.ts';
import type { CompletionLine, OutsideLine, SessionLine } from './queries.ts';

/** A training of somebody's in the period. */
export type Training = {
	id: string;
	on: string;
	/** What counts of it as of the day; null where nothing does: not accepted, corrected, taken back. */
	credit: Credit | null;
	/** Whether it has to be reported to the state, and was. */
	filing: Filing & { reportedBy: string };
} & (
	| { kind: 'completion'; line: CompletionLine }
	| { kind: 'session'; line: SessionLine }
	| { kind: 'outside'; line: OutsideLine }
);

const REPORTED = { completion: 'completion', session: 'session-credit', outside: 'outside' } as const;

/** In order of day. Training from elsewhere is one once it was accepted. */
export function trainingsOf(pack: Pack, { page, personId, facts }: PackPerson): Training[] {
	const credits = new Map(facts.credits.map((credit) => [credit.id, credit]));
	const all = [
		...(page.completions.get(personId) ?? []).map((line) => ({
			...{ kind: 'completion' as const, id: line.id, on: line.completedOn, line },
			credit: credits.get(line.id) ?? null
		})),
		...(page.sessions.get(personId) ?? []).map((line) => ({
			...{ kind: 'session' as const, id: line.id, on: line.taughtOn, line },
			credit: credits.get(line.id) ?? null
		})),
		...(page.outside.get(personId) ?? [])
			.filter(({ accepted }) => accepted === true)
			.map((line) => ({
				...{ kind: 'outside' as const, id: line.id, on: line.completedOn, line },
				credit: credits.get(line.id) ?? null
			}))
	];
	return all
		.map((one): Training => ({ ...one, filing: filed(pack, page, one) }))
		.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = ({ on, kind, id }: Training) => `${on} ${kind} ${id}`;

function filed(
	{ filing: { rule }, on: today, nameOf }: Pack,
	{ reports }: PackPerson['page'],
	{ id, on, kind }: Pick<Training, 'id' | 'on' | 'kind'>
): Training['filing'] {
	const own = (reports.get(id) ?? []).filter(({ ofKind }) => ofKind === REPORTED[kind]);
	const submitted = own.findLast(({ state }) => state === 'submitted') ?? own.at(-1);
	return {
		...filingOf(Temporal.PlainDate.from(on), own, rule, today),
		reportedBy: nameOf(submitted?.recordedBy ?? null)
	};
}
