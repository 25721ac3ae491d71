// Attempts belong to one cycle of one requirement: so many of them, with a wait after each that was not passed.
// Source: the department's requirement.

import { Temporal } from 'temporal-polyfill';
import type { QuizState } from './module-work.ts';

export interface QuizFacts {
	/** In any order; `submittedAt` is null while an attempt is open. */
	attempts: readonly { submittedAt: Temporal.Instant | null; passed: boolean | null }[];
	/** Attempts that the cycle allows, granted ones among them. */
	allowed: number;
	waitMinutes: number;
	now: Temporal.Instant;
}

export function quizState({ attempts, allowed, waitMinutes, now }: QuizFacts): QuizState {
	if (attempts.some((attempt) => attempt.passed)) return 'passed';
	if (attempts.some((attempt) => !attempt.submittedAt)) return 'open';
	if (attempts.length >= allowed) return 'used-up';
	const isFresh = ({ submittedAt }: QuizFacts['attempts'][number]) =>
		Temporal.Instant.compare(now, submittedAt!.add({ minutes: waitMinutes })) < 0;
	if (attempts.some(isFresh)) return 'waiting';
	return attempts.length > 0 ? 'not-yet' : 'not-begun';
}
