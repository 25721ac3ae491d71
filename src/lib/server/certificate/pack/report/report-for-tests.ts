import { Temporal } from 'temporal-polyfill';
import type { PackReportInput, ReportPart } from '#lib/domain/certificate/pack/report-input.ts';

const hash = (digit: string) => digit.repeat(64);
const column = (name: string, label: string, isNumber = false) => ({ name, label, isNumber });

const PART: ReportPart = {
	letter: 'B',
	title: 'Officer summary',
	path: 'parts/B-officers.csv',
	note: 'One row for each officer and requirement: how they stood at the moment of the report, hours of the period, and the rule that gave the due day.',
	columns: [
		column('name', 'Officer'),
		column('requirement', 'Requirement'),
		column('status', 'Status'),
		column('hours_needed', 'Hours needed', true),
		column('hours_credited', 'Hours credited', true),
		column('due_on', 'Due'),
		column('due_because', 'Because')
	],
	rows: [],
	total: 0
};

const officer = (index: number) => [
	`Rowntree-Achterberg, Philippa ${index}`,
	'Trauma-informed victim response, every 24 months',
	index % 7 === 0 ? 'Overdue' : 'Current',
	'24.00',
	(index % 25).toFixed(2),
	'2026-12-31',
	'Complete by the end of the cycle of 24 months that began on 2025-01-01 (version 2)'.repeat(
		index % 5 === 0 ? 2 : 1
	)
];

/** A report of a department that is not there, with as many officers as are asked for. */
export function sampleReport(officers = 60, changes: Partial<PackReportInput> = {}): PackReportInput {
	const rows = Array.from({ length: officers }, (_, index) => officer(index));
	return {
		cover: {
			departmentName: 'Larkfen Police Department & Harbor Patrol',
			period: { from: Temporal.PlainDate.from('2025-07-01'), to: Temporal.PlainDate.from('2026-06-30') },
			asOf: Temporal.Instant.from('2026-07-15T17:04:00Z'),
			timeZone: 'America/Chicago',
			subject: null,
			requirements: [
				{ title: 'Trauma-informed victim response', citation: 'Department General Order 14-2', version: 2 },
				{ title: 'Annual hours', citation: 'Larkfen Code 53-6-202; Rule R728-410', version: 1 }
			],
			preparedBy: 'Noor Haddad, auditor',
			agency: {
				ori: 'WY0110000',
				stateAgencyNumber: '4471',
				state: 'Utah',
				address: '1 Quay Street\nLarkfen 55501',
				chiefName: 'Margarethe Søndergaard',
				chiefTitle: 'Chief of Police'
			}
		},
		counts: [
			{ label: 'Officers', count: 412 },
			{ label: 'Completions', count: 12_840 },
			{ label: 'Exceptions', count: 3 }
		],
		summary: {
			columns: [
				column('requirement', 'Requirement'),
				column('current', 'Current', true),
				column('overdue', 'Overdue', true)
			],
			rows: [
				['Trauma-informed victim response', '380', '32'],
				['Annual hours', '400', '12']
			]
		},
		parts: [
			{ ...PART, rows, total: 12_840 },
			{
				...PART,
				letter: 'D',
				title: 'Exceptions',
				path: 'parts/D-exceptions.csv',
				note: 'Who is late, and why.'
			}
		],
		definitions: [{ term: 'Hours credited', meaning: 'All hours credited in the period, to the hundredth.' }],
		integrity: {
			manifest: hash('a'),
			entries: 1_204_331,
			head: hash('b'),
			root: 'q83vEjRWeJC83vEjRWeJC83vEjRWeJC83vEjRWeJC80=',
			checkpoint: `firstword/ledger/0191c1f0-0000-7000-8000-000000000001\n1204331\nq83vEjRWeJC83vEjRWeJC80=\n\n— firstword/ledger/0191c1f0-0000-7000-8000-000000000001 q83vEjRWeJC83vEjRWeJC83v`,
			keys: ['firstword/ledger/0191c1f0+8f3a21bc+AVNvbWUga2V5IHRoYXQgbm9ib2R5IGhhcw=='],
			withheld: [
				{ kind: 'Somebody signed in', count: 80_112 },
				{ kind: 'A record was opened', count: 3_901 }
			]
		},
		...changes
	};
}
