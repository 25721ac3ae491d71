import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { FILE_WORDS, type FileType } from '#lib/domain/compliance/outside/file-type.ts';
import {
	DELIVERY_WORDS,
	SOURCE_WORDS,
	type Delivery,
	type OutsideState
} from '#lib/domain/compliance/outside/outside.ts';
import type { NamedOutside } from '#lib/server/compliance/outside/named-rows.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

const STATES: Record<OutsideState, { kind: StatusKind; label: string }> = {
	waiting: { kind: 'due', label: 'Waits for a decision' },
	accepted: { kind: 'complete', label: 'Accepted' },
	'not-accepted': { kind: 'not-applicable', label: 'Not accepted' },
	corrected: { kind: 'not-applicable', label: 'Corrected: does not count' }
};

/** A record as lists show it, always with where it comes from. It has no score and no certificate of ours. */
export function outsideShown(row: NamedOutside, timeZone: string) {
	const moment = (at: NamedOutside['enteredAt']) => momentInWords(at, timeZone);
	return {
		id: row.id,
		title: row.title,
		provider: row.provider,
		source: SOURCE_WORDS[row.source],
		completed: dayInWords(row.completedOn),
		length: minutesInWords(row.minutes),
		state: STATES[row.state],
		why: whyShown(row, moment),
		entered: `${row.source === 'import' ? `Imported, row ${row.importLine},` : 'Entered'} by ${row.enteredBy}, ${moment(row.enteredAt)}`,
		file: row.file && {
			href: `/outside-files/${row.id}`,
			name: row.file.name,
			kind: FILE_WORDS[row.file.mediaType as FileType],
			kilobytes: Math.max(1, Math.round(row.file.size / 1024))
		},
		facts: factsOf(row)
	};
}

function whyShown(row: NamedOutside, moment: (at: NamedOutside['enteredAt']) => string): string {
	if (row.correctedAt)
		return `Corrected by ${row.correctedBy}, ${moment(row.correctedAt)}: ${row.correctionReason}`;
	return row.decidedAt ? `By ${row.decidedBy}, ${moment(row.decidedAt)}: ${row.decisionReason}` : '';
}

function factsOf(row: NamedOutside): { term: string; value: string }[] {
	const days = row.begunOn.equals(row.completedOn)
		? dayInWords(row.completedOn)
		: `${dayInWords(row.begunOn)} to ${dayInWords(row.completedOn)}`;
	const topics = row.topics.map(({ title, minutes }) => `${title}: ${minutesInWords(minutes)}`).join('; ');
	const facts: [string, string | null][] = [
		[
			'Given by',
			[row.provider, row.providerNumber && `number ${row.providerNumber}`].filter(Boolean).join(', ')
		],
		['State’s number', row.stateCourseNumber],
		['Days', days],
		['Hours', minutesInWords(row.minutes)],
		['Topics', topics || null],
		['Completes', row.category],
		['How', DELIVERY_WORDS[row.delivery as Delivery] ?? row.delivery],
		['Where', row.place],
		['Instructor', [row.instructor, row.instructorQualification].filter(Boolean).join(', ') || null],
		['What it was about', row.statement]
	];
	return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

export type ShownOutside = ReturnType<typeof outsideShown>;
