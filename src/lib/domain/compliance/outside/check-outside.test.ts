import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { checkOutside, type OutsideReason } from './check-outside.ts';
import type { OutsideDraft } from './outside.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-23');
const known = { topics: new Set(['trauma', 'strangulation']), categories: new Set(['first-aid']) };

const DRAFT: OutsideDraft = {
	title: 'Strangulation: the first hour',
	provider: 'Harbor Medical Training',
	providerNumber: null,
	stateCourseNumber: null,
	begunOn: day('2026-11-02'),
	completedOn: day('2026-11-03'),
	minutes: 480,
	topics: [{ topic: 'trauma', minutes: 240 }],
	category: 'first-aid',
	delivery: 'in-person',
	place: null,
	instructor: null,
	instructorQualification: null,
	statement: 'Signs, questions, and what to write down.'
};

it('finds nothing wrong with what is right, also at the edges', () => {
	const oneDay = { begunOn: TODAY, completedOn: TODAY };
	for (const draft of [
		DRAFT,
		{ ...DRAFT, topics: [], category: null },
		{ ...DRAFT, ...oneDay, minutes: 1440, topics: [] },
		{ ...DRAFT, minutes: 1, topics: [{ topic: 'trauma', minutes: 1 }] },
		{ ...DRAFT, begunOn: day('2026-01-01'), minutes: 60_000 },
		{ ...DRAFT, title: 'x'.repeat(200), statement: 'x'.repeat(1000) }
	])
		expect(checkOutside(draft, TODAY, known)).toEqual([]);
});

it.each<[string, Partial<OutsideDraft>, string, OutsideReason]>([
	['no title', { title: '  ' }, 'title', 'missing'],
	['a long title', { title: 'x'.repeat(201) }, 'title', 'too-long'],
	['no provider', { provider: '' }, 'provider', 'missing'],
	['no words about it', { statement: '' }, 'statement', 'missing'],
	['too many words', { statement: 'x'.repeat(1001) }, 'statement', 'too-long'],
	['a long number', { providerNumber: 'x'.repeat(101) }, 'providerNumber', 'too-long'],
	['a long place', { place: 'x'.repeat(201) }, 'place', 'too-long'],
	['tomorrow', { completedOn: day('2026-11-24') }, 'completedOn', 'ahead'],
	['long ago', { begunOn: day('1949-12-31') }, 'begunOn', 'too-early'],
	['an end before it began', { begunOn: day('2026-11-04') }, 'begunOn', 'after-completed'],
	['no time', { minutes: 0, topics: [] }, 'minutes', 'no-minutes'],
	['no number', { minutes: NaN, topics: [] }, 'minutes', 'no-minutes'],
	['more than an academy', { minutes: 60_001, begunOn: day('2020-01-01') }, 'minutes', 'too-many-minutes'],
	['49 hours in two days', { minutes: 49 * 60 }, 'minutes', 'more-than-its-days'],
	['an unknown topic', { topics: [{ topic: 'juggling', minutes: 5 }] }, 'topics', 'topic-unknown'],
	[
		'a topic twice',
		{
			topics: [
				{ topic: 'trauma', minutes: 5 },
				{ topic: 'trauma', minutes: 5 }
			]
		},
		'topics',
		'topic-twice'
	],
	['a topic without time', { topics: [{ topic: 'trauma', minutes: 0 }] }, 'topics', 'topic-no-minutes'],
	[
		'topics longer than the course',
		{
			topics: [
				{ topic: 'trauma', minutes: 300 },
				{ topic: 'strangulation', minutes: 181 }
			]
		},
		'topics',
		'topics-too-long'
	],
	['an unknown category', { category: 'second-aid' }, 'category', 'category-unknown'],
	['an unknown way', { delivery: 'by-post' }, 'delivery', 'delivery-unknown']
])('%s', (_, change, field, reason) => {
	expect(checkOutside({ ...DRAFT, ...change }, TODAY, known)).toEqual([{ field, reason }]);
});

it('finds every mistake and not only the first', () => {
	const draft = { ...DRAFT, title: '', completedOn: day('2027-01-01'), delivery: '' };
	expect(checkOutside(draft, TODAY, known).map(({ field }) => field)).toEqual([
		'title',
		'completedOn',
		'delivery'
	]);
});
