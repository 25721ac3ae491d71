import { expect, test } from 'vitest';
import { rule, standingOf } from '../facts-for-tests.ts';
import { affectedDetails, affectedWords } from './affected-words.ts';
import { day } from '../facts-for-tests.ts';
import { byUrgency, changeOf, countAffected, isAffected, type StandingChange } from './standing-change.ts';

const today = '2026-11-26';
const asked = standingOf(rule({ effectiveOn: day('2026-11-01') }), today);
const sooner = standingOf(rule({ effectiveOn: day('2026-11-01'), firstDueDays: 30 }), today);
const late = standingOf(rule(), today);
const grace = standingOf(rule({ graceDays: 300 }), today);
const nobody = standingOf(rule({ withdrawn: true }), today);
const change = (before: StandingChange['before'], after: StandingChange['after']) => ({ before, after });

test('who is asked neither way is not affected', () => {
	expect([change(nobody, nobody), change(nobody, late), change(late, nobody)].map(isAffected)).toEqual([
		false,
		true,
		true
	]);
});

test('what changes for somebody', () => {
	expect([change(asked, late), change(asked, sooner), change(asked, asked)].map(changeOf)).toEqual([
		'kind',
		'day',
		'none'
	]);
});

test('is counted, and said in sentences', () => {
	const changes = [
		...[change(nobody, nobody), change(nobody, asked), change(nobody, late), change(nobody, late)],
		...[change(late, grace), change(asked, sooner), change(asked, asked), change(late, nobody)]
	];
	const counts = countAffected(changes);
	expect(counts).toMatchObject({ affected: 7, bound: 6, newly: 3, released: 1, moved: 1 });
	expect(counts.stand).toMatchObject({ due: 3, overdue: 2, 'in-grace': 1, current: 0 });
	expect(counts.become).toMatchObject({ due: 1, overdue: 2, 'in-grace': 1, 'not-applicable': 1 });
	expect(affectedWords(counts)).toBe('This affects 7 officers; 2 become overdue.');
	expect(affectedDetails(counts, { on: day(today), isNew: false })).toEqual([
		'On 26 November 2026, of 6 who are asked: 2 overdue, 1 in grace, 3 due.',
		'3 officers are asked who would not be otherwise.',
		'1 officer is not asked any more.',
		'1 officer becomes in grace.',
		'1 officer becomes due.',
		'For 1 officer only the due day moves.'
	]);
});

test.each([
	[[], 'This affects nobody.', ['On 26 November 2026 it asks nothing of anybody.']],
	[
		[change(nobody, asked)],
		'This affects 1 officer; nobody becomes overdue.',
		['On 26 November 2026, of 1 who are asked: 1 due.']
	],
	[[change(nobody, late)], 'This affects 1 officer; 1 becomes overdue.', [expect.any(String)]]
])('of a new requirement', (changes, headline, details) => {
	const counts = countAffected(changes);
	expect(affectedWords(counts)).toBe(headline);
	expect(affectedDetails(counts, { on: day(today), isNew: true })).toEqual(details);
});

test('of a version that changes nothing for anybody', () => {
	const counts = countAffected([change(asked, asked)]);
	expect(affectedDetails(counts, { on: day(today), isNew: false })).toEqual([
		'On 26 November 2026, of 1 who are asked: 1 due.',
		'Nobody’s standing or due day is another.'
	]);
});

test('late comes before what is not, and a change before what stays', () => {
	const [stays, moves, grows] = [change(late, late), change(asked, sooner), change(asked, late)];
	expect([stays, moves, grows].sort(byUrgency)).toEqual([grows, moves, stays]);
});
