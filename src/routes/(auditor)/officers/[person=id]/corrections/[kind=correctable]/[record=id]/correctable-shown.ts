import type { Temporal } from 'temporal-polyfill';
import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { CORRECTABLE_WORDS } from '#lib/domain/compliance/records/correctable.ts';
import { leaveInWords, waiverInWords } from '#lib/domain/compliance/records/exemption-words.ts';
import type { readCorrectable } from '#lib/server/compliance/leave/read-correctable.ts';

type Correctable = Awaited<ReturnType<typeof readCorrectable>>['record'];

/**
 * A row that is to be corrected: what it is, what it says now, the fields it would fill in, and for what is named by
 * another row, the rows that could stand in its place.
 */
export function correctableShown(record: Correctable) {
	const { kind } = record;
	const is = { kind, noun: CORRECTABLE_WORDS[kind], others: [] };
	switch (record.kind) {
		case 'leave': {
			const { kind: leaveKind, fromOn, untilOn, reason } = record.row;
			const values = { leave: leaveKind, fromOn: fromOn.toString(), untilOn: untilOn?.toString() ?? '' };
			return { ...is, says: leaveInWords(record.row), reason, values };
		}
		case 'waiver': {
			const { fromOn, untilOn, reason } = record.row;
			const values = { leave: '', fromOn: fromOn.toString(), untilOn: untilOn.toString() };
			return { ...is, says: waiverInWords(record.row), reason, values };
		}
		case 'outside':
		case 'session-credit':
			return {
				...is,
				...{ says: named(record.row), reason: null, values: { leave: '', fromOn: '', untilOn: '' } },
				others: record.others.map((other) => ({ value: other.id, label: named(other) }))
			};
		default:
			return record satisfies never;
	}
}

/** `First aid, 2 October 2026, 4 hours` */
const named = ({ title, on, minutes }: { title: string; on: Temporal.PlainDate; minutes: number }) =>
	`${title}, ${dayInWords(on)}, ${minutesInWords(minutes)}`;
