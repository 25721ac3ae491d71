import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { recogniseColumns } from './columns.ts';
import type { PersonKeys } from './find-person.ts';
import { planImport, sameKey, type ImportFacts } from './plan-import.ts';
import type { Table } from './table.ts';

const HEADINGS = [
	'badge',
	'title',
	'provider',
	'completed',
	'hours',
	'topic',
	'category',
	'delivery',
	'start date'
];
const person = (personId: string, badgeNumber: string): PersonKeys => ({
	...{ personId, name: personId, email: null, familyNames: [] },
	held: [{ from: '2020-01-01', badgeNumber, stateOfficerId: null }]
});
const facts: ImportFacts = {
	today: Temporal.PlainDate.from('2026-11-23'),
	timeZone: 'America/Chicago',
	choices: { order: null, delivery: null },
	subjects: {
		topics: [
			{ id: 'trauma', title: 'Trauma and memory' },
			{ id: 'law', title: 'Law' }
		],
		categories: [{ id: 'first-aid', title: 'First aid' }]
	},
	importerId: 'admin',
	people: [person('ana', '12'), person('admin', '1')],
	onRecord: new Set()
};
const GOOD = ['12', 'Course', 'Provider', '2025-03-04', '8', '', '', 'in-person', ''];
const table = (...rows: string[][]): Table => ({
	headings: HEADINGS,
	rows: rows.map((cells, index) => ({ line: index + 2, cells }))
});
const plan = (rows: string[][], more: Partial<ImportFacts> = {}, headings = HEADINGS) =>
	planImport({ ...table(...rows), headings }, recogniseColumns(headings), { ...facts, ...more });
/** The good row with some cells of its own. */
const row = (change: Record<number, string>) => GOOD.map((cell, at) => change[at] ?? cell);

it('plans what is right', () => {
	const { rows, asks, columnProblems } = plan([
		GOOD,
		row({ 1: 'Other', 5: 'Trauma and memory', 6: 'FIRST AID', 7: 'Classroom' }),
		row({ 0: '1' }),
		row({ 1: 'Two days', 4: '40', 8: '2025-03-01', 5: 'trauma: 60 | law: 120' })
	]);
	expect([asks, columnProblems]).toEqual([[], []]);
	expect(rows.map(({ outcome }) => outcome)).toEqual(['accept', 'accept', 'wait', 'accept']);
	expect(rows[0]!.person).toEqual({ id: 'ana', name: 'ana', by: 'badgeNumber' });
	expect(rows[1]!.draft).toMatchObject({
		...{ topics: [{ topic: 'trauma', minutes: 480 }], category: 'first-aid', delivery: 'in-person' }
	});
	expect(rows[3]!.draft.topics).toEqual([
		{ topic: 'trauma', minutes: 60 },
		{ topic: 'law', minutes: 120 }
	]);
});

describe('a row is wrong, at its column', () => {
	it.each<[string, Record<number, string>, string, RegExp]>([
		['nobody', { 0: '77' }, 'badge', /Nobody/],
		['no title', { 1: ' ' }, 'title', /missing/],
		['no provider', { 2: '' }, 'provider', /missing/],
		['no day', { 3: '' }, 'completed', /missing/],
		['no such day', { 3: '2025-02-30' }, 'completed', /no such day/],
		['a day to come', { 3: '2027-01-01' }, 'completed', /not come yet/],
		['a day that is two', { 3: '3/4/2025' }, 'completed', /two ways/],
		['no hours', { 4: '' }, 'hours', /missing/],
		['hours in words', { 4: 'eight' }, 'hours', /no number/],
		['too many hours for a day', { 4: '25' }, 'hours', /more hours than/],
		['an unknown topic', { 5: 'juggling' }, 'topic', /not among/],
		['topics without minutes', { 5: 'trauma | law' }, 'topic', /how many minutes/],
		['topics longer than the course', { 5: 'trauma: 500' }, 'topic', /longer/],
		['an unknown category', { 6: 'magic' }, 'category', /not among/],
		['an unknown way', { 7: 'by post' }, 'delivery', /not known/],
		['no way said', { 7: '' }, 'delivery', /does not say/],
		['an end before the start', { 8: '2025-03-05' }, 'start date', /cannot begin/]
	])('%s', (_, change, column, says) => {
		const [only] = plan([row(change)]).rows;
		expect(only!.outcome).toBe('wrong');
		expect(only!.problems).toEqual([
			{ column, says: expect.stringMatching(says), mend: expect.stringMatching(/\.$/) }
		]);
	});

	it('with more cells than headings', () => {
		expect(plan([[...GOOD, 'stray']]).rows[0]!.problems[0]).toMatchObject({ column: '' });
		expect(plan([[...GOOD, ' ']]).rows[0]!.outcome).toBe('accept');
	});
});

it('asks about the whole file what no row says, and takes the answer', () => {
	const rows = [row({ 3: '3/4/2025', 7: '' }), GOOD];
	expect(plan(rows).asks).toEqual(['order', 'delivery']);
	const answered = plan(rows, { choices: { order: 'day-first', delivery: 'online' } });
	expect(answered.asks).toEqual([]);
	expect(answered.rows[0]!.draft).toMatchObject({ delivery: 'online' });
	expect(answered.rows[0]!.draft.completedOn.toString()).toBe('2025-04-03');
});

it('leaves out what stands twice, in the file or on record', () => {
	const onRecord = new Set([sameKey('ana', { title: 'Kept', completedOn: '2025-03-04', minutes: 480 })]);
	const { rows } = plan([GOOD, row({ 1: ' COURSE ' }), row({ 1: 'kept' }), row({ 4: '7' })], { onRecord });
	expect(rows.map(({ outcome, sameAs }) => [outcome, sameAs])).toEqual([
		['accept', null],
		['in-file', 2],
		['on-record', null],
		['accept', null]
	]);
});

it('reads no row before it knows the columns', () => {
	const { columnProblems, rows } = plan([GOOD], {}, ['a', 'b']);
	expect(columnProblems.length).toBeGreaterThan(0);
	expect(rows).toEqual([]);
});

it('is called the same exactly when it would write the same', () => {
	const { digest } = plan([GOOD]);
	expect(plan([GOOD]).digest).toBe(digest);
	expect(plan([GOOD], { people: [person('ben', '12')] }).digest).not.toBe(digest);
	expect(plan([row({ 4: '7' })]).digest).not.toBe(digest);
	expect(plan([row({ 0: '77' })]).digest).not.toBe(digest);
	const onRecord = new Set([sameKey('ana', { title: 'Course', completedOn: '2025-03-04', minutes: 480 })]);
	expect(plan([GOOD], { onRecord }).digest).not.toBe(digest);
});

it('never throws, whatever stands in the cells, and says of every row what comes of it', () => {
	const cell = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom(...GOOD, ...['3/4/2025', '2025-03-04T00:00:00Z', 'trauma: 9', '0', '1,5', '=1+1', '\0'])
	);
	fc.assert(
		fc.property(fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 8 }), (rows) => {
			const planned = plan(rows);
			expect(planned.rows).toHaveLength(rows.length);
			for (const one of planned.rows) {
				expect(one.outcome === 'wrong').toBe(one.problems.length > 0);
				if (one.outcome !== 'wrong') expect(one.person).not.toBeNull();
			}
			expect(plan(rows).digest).toBe(planned.digest);
		}),
		{ numRuns: 300 }
	);
});
