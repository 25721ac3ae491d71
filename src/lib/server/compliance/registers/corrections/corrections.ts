import type { CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';
import { maySeeReason } from '#lib/domain/compliance/records/private-reason.ts';
import { PERSON_COLUMNS } from '../person-columns.ts';
import { register } from '../register.ts';
import { countCorrected, listCorrected, type CorrectionRow } from './queries.ts';

const KINDS: Record<CorrectableKind, string> = {
	leave: 'Leave',
	waiver: 'Waiver',
	outside: 'Training from elsewhere',
	'session-credit': 'Credit for a session'
};

export const corrections = register<CorrectionRow>({
	title: 'Corrections',
	noun: 'correction',
	nouns: 'corrections',
	about: 'Every record that was put right: what stood there, what stands there now, who did it and why.',
	searches: 'Officer, badge or state id',
	controls: ['unit', 'state', 'days'],
	states: Object.entries(KINDS).map(([value, label]) => ({ value, label })),
	order: { sort: 'corrected_at', descending: true },
	columns: [
		...PERSON_COLUMNS,
		{
			name: 'record_kind',
			label: 'Record',
			value: (row) => row.kind,
			shown: (row) => ({ text: KINDS[row.kind] })
		},
		{ name: 'record_id', value: (row) => row.ofId },
		{ name: 'old_value', label: 'It said', value: (row) => row.before },
		{
			name: 'new_value',
			label: 'It says now',
			value: (row) => row.after,
			shown: (row) => ({ text: row.after ?? 'nothing: it does not count' })
		},
		{ name: 'replaced_by', value: (row) => row.replacedBy },
		{ name: 'corrected_by', label: 'Corrected by', value: (row) => row.correctedBy },
		{ name: 'corrected_at', label: 'When', sorts: true, value: (row) => row.correctedAt },
		{ name: 'reason', label: 'Why', value: (row) => row.reason }
	],
	count: (trx, _, asked) => countCorrected(trx, asked),
	list: async (trx, { actor }, asked, page) => {
		const rows = await listCorrected(trx, asked, page);
		return rows.map((row) => {
			const { leaveKind: kind, personId } = row;
			return !kind || maySeeReason(actor, { personId, kind }) ? row : { ...row, reason: null };
		});
	}
});
