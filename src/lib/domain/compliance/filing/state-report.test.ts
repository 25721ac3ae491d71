import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { filingOf, whyNotReport, type ReportState, type StateReport } from './state-report.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const trained = day('2026-10-01');
const today = day('2026-11-23');
/** Due on 31 October. */
const rule = { kind: 'within', days: 30 } as const;

/** `submitted 2026-10-05 #1` */
const report = (text: string): StateReport => {
	const [state, on, number] = text.split(' ');
	return {
		state: state as ReportState,
		reportedOn: day(on!),
		confirmationNumber: number?.slice(1) ?? null,
		note: null
	};
};
const reports = (texts: string[]) => texts.map(report);

describe('where a filing stands', () => {
	test.each([
		['nothing yet', [], 'not-reported', null, 23, null],
		['in time', ['submitted 2026-10-31'], 'submitted', '2026-10-31', 0, null],
		['a day late', ['submitted 2026-11-01 #77'], 'submitted', '2026-11-01', 1, '77'],
		[
			'submitted in time and approved long after',
			['submitted 2026-10-05 #1', 'approved 2026-11-20'],
			...(['approved', '2026-10-05', 0, '1'] as const)
		],
		[
			'an approval that brings a number',
			['submitted 2026-10-05 #1', 'approved 2026-11-20 #2'],
			...(['approved', '2026-10-05', 0, '2'] as const)
		],
		[
			'refused: not reported, and late again',
			['submitted 2026-10-05 #1', 'refused 2026-10-20'],
			...(['refused', null, 23, null] as const)
		],
		[
			'refused and sent again',
			['submitted 2026-10-05 #1', 'refused 2026-10-20', 'submitted 2026-11-03 #2'],
			...(['submitted', '2026-11-03', 3, '2'] as const)
		]
	])('%s', (_, texts, state, reportedOn, daysLate, confirmationNumber) => {
		const filing = filingOf(trained, reports(texts), rule, today);
		expect({ ...filing, reportedOn: filing.reportedOn?.toString() ?? null }).toEqual({
			...{ state, reportedOn, daysLate, confirmationNumber, dueOn: day('2026-10-31') }
		});
	});

	test('is never late where no day is named', () => {
		expect(filingOf(trained, [], null, today)).toMatchObject({ dueOn: null, daysLate: 0 });
	});

	test('is not late on the day itself', () => {
		expect(filingOf(trained, [], rule, day('2026-10-31')).daysLate).toBe(0);
		expect(filingOf(trained, [], rule, day('2026-11-01')).daysLate).toBe(1);
	});
});

describe('what can be written down', () => {
	test.each([
		['submitted 2026-10-01', [], null],
		['submitted 2026-11-23', [], null],
		['submitted 2026-09-30', [], 'before-training'],
		['submitted 2026-11-24', [], 'in-the-future'],
		['approved 2026-10-20', [], 'not-submitted'],
		['refused 2026-10-20', [], 'not-submitted'],
		['approved 2026-10-20', ['submitted 2026-10-05'], null],
		['refused 2026-10-20', ['submitted 2026-10-05'], null],
		['approved 2026-10-04', ['submitted 2026-10-05'], 'before-last-report'],
		['submitted 2026-11-01', ['submitted 2026-10-05', 'refused 2026-10-20'], null],
		['submitted 2026-10-19', ['submitted 2026-10-05', 'refused 2026-10-20'], 'before-last-report'],
		['approved 2026-11-01', ['submitted 2026-10-05', 'refused 2026-10-20'], 'not-submitted'],
		['submitted 2026-11-01', ['submitted 2026-10-05', 'approved 2026-10-20'], 'is-approved'],
		['refused 2026-11-01', ['submitted 2026-10-05', 'approved 2026-10-20'], 'not-submitted']
	])('%s after %j: %s', (wanted, before, reason) => {
		expect(whyNotReport(report(wanted), trained, reports(before), today)).toBe(reason);
	});
});
