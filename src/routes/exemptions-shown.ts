import { Temporal } from 'temporal-polyfill';
import type { Days } from '#lib/domain/compliance/records/days.ts';
import { leaveInWords, waiverInWords } from '#lib/domain/compliance/records/exemption-words.ts';
import type { Exemptions } from '#lib/server/compliance/leave/exemptions-of.ts';
import type { ShownExemption } from '#lib/ui/shown-exemption.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

interface Page {
	today: Temporal.PlainDate;
	timeZone: string;
	/** Address of the record, where whoever reads it may change something in it. */
	path?: string;
	mayRecordLeave?: boolean;
	mayCorrect?: boolean;
}

/** Leave and waivers as a page lists them, with what the reader may do about each. */
export const exemptionsShown = ({ leave, waivers }: Exemptions, page: Page) => ({
	leave: leave.map((row): ShownExemption => {
		const open = !row.correction && row.untilOn === null && page.mayRecordLeave;
		return {
			...rowShown(row, page),
			what: leaveInWords(row),
			state: stateOf(row, page.today, { kind: 'paused', label: 'On leave now' }),
			correction: correctionShown(row.correction, page, leaveInWords),
			links: [
				...(open ? [{ href: `${page.path}/leave/${row.id}/end`, label: 'Enter the last day' }] : []),
				...correcting('leave', row, page)
			]
		};
	}),
	waivers: waivers.map((row): ShownExemption => ({
		...rowShown(row, page),
		what: waiverInWords(row),
		state: stateOf(row, page.today, { kind: 'waived', label: 'Waived now' }),
		correction: correctionShown(row.correction, page, (days) => waiverInWords({ ...days, title: row.title })),
		links: correcting('waiver', row, page)
	}))
});

type Row = Exemptions['leave'][number] | Exemptions['waivers'][number];

const rowShown = (row: Row, { timeZone }: Page) => ({
	id: row.id,
	reason: row.reason,
	recorded: `${'kind' in row ? 'Recorded' : 'Granted'} by ${row.by}, ${momentInWords(row.recordedAt, timeZone)}`
});

function stateOf(
	row: Days & { correction: unknown },
	today: Temporal.PlainDate,
	now: ShownExemption['state']
): ShownExemption['state'] {
	if (row.correction) return { kind: 'not-applicable', label: 'Corrected' };
	if (Temporal.PlainDate.compare(today, row.fromOn) < 0) return { kind: 'none', label: 'To come' };
	if (row.untilOn && Temporal.PlainDate.compare(row.untilOn, today) < 0)
		return { kind: 'not-applicable', label: 'Over' };
	return now;
}

/** `Taken back by Ada Mills, 3 March 2027, 10:14. It was somebody else.` */
function correctionShown<Instead>(
	correction: { reason: string | null; by?: string; at: Temporal.Instant; instead: Instead | null } | null,
	{ timeZone }: Page,
	inWords: (instead: Instead) => string
): string | null {
	if (!correction) return null;
	const { reason, by, at, instead } = correction;
	const [done, after] = instead ? ['Corrected', ` In its place: ${inWords(instead)}.`] : ['Taken back', ''];
	return `${done} by ${by}, ${momentInWords(at, timeZone)}${reason ? `: ${reason}` : '.'}${after}`;
}

const correcting = (kind: string, { id, correction }: Row, { path, mayCorrect }: Page) =>
	mayCorrect && !correction ? [{ href: `${path}/corrections/${kind}/${id}`, label: 'Correct' }] : [];
