import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { segmentShare, topicMinutes } from './segment-share.ts';
import type { WorkshopPlan } from './workshop.ts';

const plan = (minutes: number, segments: number, topics: Record<string, number> = {}): WorkshopPlan => ({
	minutes,
	segments,
	topics: Object.entries(topics).map(([topic, minutes]) => ({ topic, minutes }))
});
const shares = (workshop: WorkshopPlan) =>
	Array.from({ length: workshop.segments }, (_, index) => segmentShare(workshop, index + 1));

test.each([
	[60, 1, [60]],
	[60, 4, [15, 15, 15, 15]],
	[50, 4, [12, 13, 12, 13]],
	[10, 3, [3, 3, 4]],
	[3, 3, [1, 1, 1]]
])('%d minutes in %d segments are %j', (minutes, segments, expected) =>
	expect(shares(plan(minutes, segments))).toEqual(expected)
);

test.each([
	['all of a segment', plan(60, 2, { trauma: 30, safety: 30 }), 1, 30, { trauma: 15, safety: 15 }],
	['half of one', plan(60, 2, { trauma: 30, safety: 30 }), 2, 15, { trauma: 8, safety: 7 }],
	['more than there is of it', plan(60, 2, { trauma: 30, safety: 30 }), 1, 45, { trauma: 15, safety: 15 }],
	['minutes for no topic', plan(60, 1, { trauma: 20 }), 1, 60, { trauma: 20 }],
	['a third of those', plan(60, 1, { trauma: 20 }), 1, 20, { trauma: 7 }],
	['a topic too small for a first minute', plan(60, 1, { trauma: 1 }), 1, 10, {}],
	['no topics', plan(60, 1), 1, 60, {}],
	['nothing', plan(60, 1, { trauma: 60 }), 1, 0, {}]
] as const)('topics of %s', (_, workshop, segment, minutes, expected) =>
	expect(
		Object.fromEntries(topicMinutes(workshop, segment, minutes).map((one) => [one.topic, one.minutes]))
	).toEqual(expected)
);

describe('of any workshop', () => {
	const workshops = fc
		.record({
			minutes: fc.integer({ min: 1, max: 400 }),
			segments: fc.integer({ min: 1, max: 12 }),
			weights: fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 5 }),
			rest: fc.integer({ min: 0, max: 50 })
		})
		.map(({ minutes, segments, weights, rest }) => {
			const sum = weights.reduce((a, b) => a + b, rest);
			const topics = weights.map((weight, index) => ({
				topic: `topic-${index}`,
				minutes: Math.floor((minutes * weight) / (sum || 1))
			}));
			return {
				minutes,
				segments: Math.min(segments, minutes),
				topics: topics.filter((one) => one.minutes > 0)
			};
		});

	it('the shares are together what was approved, each at least a minute, none a minute longer than another', () =>
		fc.assert(
			fc.property(workshops, (workshop) => {
				const all = shares(workshop);
				expect(all.reduce((a, b) => a + b, 0)).toBe(workshop.minutes);
				expect(Math.min(...all)).toBeGreaterThanOrEqual(1);
				expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
			})
		));

	it('topics are never more than the credit, and never fewer for a longer stay', () =>
		fc.assert(
			fc.property(workshops, fc.nat(), (workshop, at) => {
				const segment = 1 + (at % workshop.segments);
				let before = 0;
				for (let minutes = 0; minutes <= segmentShare(workshop, segment); minutes++) {
					const sum = topicMinutes(workshop, segment, minutes).reduce((all, one) => all + one.minutes, 0);
					expect(sum).toBeLessThanOrEqual(minutes);
					expect(sum).toBeGreaterThanOrEqual(before);
					before = sum;
				}
			})
		));

	it('whoever attended all of it has every topic exactly', () =>
		fc.assert(
			fc.property(workshops, (workshop) => {
				const sums: Record<string, number> = {};
				for (let segment = 1; segment <= workshop.segments; segment++)
					for (const { topic, minutes } of topicMinutes(workshop, segment, segmentShare(workshop, segment)))
						sums[topic] = (sums[topic] ?? 0) + minutes;
				expect(sums).toEqual(Object.fromEntries(workshop.topics.map((one) => [one.topic, one.minutes])));
			})
		));
});
