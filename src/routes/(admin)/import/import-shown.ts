import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { KEYS } from '#lib/domain/compliance/outside/import/find-person.ts';
import type { PlannedRow, RowOutcome } from '#lib/domain/compliance/outside/import/plan-import.ts';
import { TARGETS, type Target } from '#lib/domain/compliance/outside/import/columns.ts';
import { DAY_ORDERS } from '#lib/domain/compliance/outside/import/read-day.ts';
import { DELIVERIES, DELIVERY_WORDS } from '#lib/domain/compliance/outside/outside.ts';
import type { PlannedFile } from '#lib/server/compliance/outside/plan-file.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';

/** So many rows and so many mistakes stand on the page; all of them are in the files beside it. */
const MOST_SHOWN = 100;

/** A dry run as the page shows it. */
export function importShown({ plan, table, encoding, before }: PlannedFile, timeZone: string) {
	const count = (...outcomes: RowOutcome[]) =>
		plan.rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
	const wrong = plan.rows.flatMap(({ line, problems }) => problems.map((problem) => ({ line, ...problem })));
	const others = plan.rows.filter(({ outcome }) => outcome !== 'wrong');
	const written = count('accept', 'wait');
	return {
		digest: plan.digest,
		facts: [
			{ term: 'Read as', value: encoding },
			{ term: 'Rows', value: countInWords(table.rows.length) },
			...(plan.columnProblems.length > 0
				? []
				: [
						{ term: 'Would be written', value: countInWords(written) },
						...(count('wait') > 0
							? [{ term: 'Of these your own', value: `${count('wait')}, left to another administrator` }]
							: []),
						{ term: 'Left out as duplicates', value: countInWords(count('in-file', 'on-record')) },
						{ term: 'Rows to put right', value: countInWords(count('wrong')) }
					])
		],
		before: before ? momentInWords(before.importedAt, timeZone) : null,
		isReady: !before && plan.columnProblems.length === 0 && count('wrong') === 0 && written > 0,
		hasNothing: plan.columnProblems.length === 0 && count('wrong') === 0 && written === 0,
		written: `${countInWords(written)} record${written === 1 ? '' : 's'}`,
		columnProblems: plan.columnProblems,
		columns: table.headings.map((heading, at) => ({
			heading: heading || `Column ${at + 1}`,
			target: plan.columns[at] ?? ''
		})),
		targets: (Object.keys(TARGETS) as Target[]).map((value) => ({ value, label: TARGETS[value] })),
		asks: { order: plan.asks.includes('order'), delivery: plan.asks.includes('delivery') },
		orders: Object.entries(DAY_ORDERS).map(([value, label]) => ({ value, label })),
		deliveries: DELIVERIES.map((value) => ({ value, label: DELIVERY_WORDS[value] })),
		wrong: wrong.slice(0, MOST_SHOWN),
		wrongInAll: wrong.length,
		rows: others.slice(0, MOST_SHOWN).map(rowShown),
		rowsInAll: others.length
	};
}

const OUTCOMES: Record<RowOutcome, (row: PlannedRow) => string> = {
	accept: () => 'Written and accepted',
	wait: () => 'Written; your own, so another administrator decides',
	'in-file': ({ sameAs }) => `Left out: row ${sameAs} says the same`,
	'on-record': () => 'Left out: on record already',
	wrong: () => 'To be put right'
};

const rowShown = (row: PlannedRow) => ({
	line: row.line,
	name: row.person!.name,
	by: `by ${KEYS[row.person!.by]}`,
	title: row.draft.title,
	completed: dayInWords(row.draft.completedOn),
	length: minutesInWords(row.draft.minutes),
	outcome: OUTCOMES[row.outcome](row)
});

export type ShownImport = ReturnType<typeof importShown>;
