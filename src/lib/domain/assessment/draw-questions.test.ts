import { describe, expect, it } from 'vitest';
import type { Quiz } from '#lib/domain/scenario/scenario.ts';
import { drawQuestions } from './draw-questions.ts';

const quiz = (pool: number, draw: number | null) =>
	({
		draw,
		questions: Array.from({ length: pool }, (_, at) => ({ key: `q${at}`, answers: [{}, {}, {}, {}] }))
	}) as unknown as Quiz;

describe('drawQuestions', () => {
	it('draws so many, each once, and the same for the same seed', () => {
		const drawn = drawQuestions(quiz(20, 8), 'seed');
		expect(drawn).toHaveLength(8);
		expect(new Set(drawn.map(({ question }) => question)).size).toBe(8);
		expect(drawQuestions(quiz(20, 8), 'seed')).toEqual(drawn);
		expect(drawQuestions(quiz(20, 8), 'other')).not.toEqual(drawn);
	});

	it.each([
		[5, null, 5],
		[5, 9, 5],
		[20, 1, 1]
	])('of %i with draw %s gives %i', (pool, draw, count) => {
		expect(drawQuestions(quiz(pool, draw), 's')).toHaveLength(count);
	});

	it('shuffles every order of four answers about as often, and draws every question about as often', () => {
		const firsts = [0, 0, 0, 0];
		const drawnOften = new Map<string, number>();
		for (let seed = 0; seed < 2000; seed++)
			for (const { question, order } of drawQuestions(quiz(10, 5), `s${seed}`)) {
				expect([...order].sort()).toEqual([0, 1, 2, 3]);
				firsts[order[0]!]!++;
				drawnOften.set(question, (drawnOften.get(question) ?? 0) + 1);
			}
		for (const count of firsts) expect(Math.abs(count - 2500)).toBeLessThan(250);
		for (const count of drawnOften.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
	});
});
