import type { Temporal } from 'temporal-polyfill';
import { mayStartAttempt } from '#lib/domain/assessment/may-start-attempt.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { ModuleFacts } from './module-facts.ts';

/** What an officer can do about the quiz of a module now. */
export type QuizState =
	| { state: 'passed' | 'open'; attemptId: string }
	| { state: 'lessons-first' | 'ready' | 'used-up' }
	| { state: 'waiting'; until: Temporal.Instant };

/** How many attempts somebody has in a cycle: the requirement's, and those granted beyond. */
export const attemptLimit = (requirement: Pick<Requirement, 'attemptsPerCycle'>, granted: number) =>
	requirement.attemptsPerCycle + granted;

/** The lessons come first; an attempt that was begun, or passed, is what it is. */
export function quizState(
	{ attempts, granted, missing }: Pick<ModuleFacts, 'attempts' | 'granted' | 'missing'>,
	requirement: Requirement,
	now: Temporal.Instant
): QuizState {
	const passed = attempts.find((attempt) => attempt.passed);
	if (passed) return { state: 'passed', attemptId: passed.id };
	const limit = attemptLimit(requirement, granted);
	const may = mayStartAttempt({ attempts, limit, waitMinutes: requirement.waitMinutes, now });
	if (may.kind === 'resume')
		return { state: 'open', attemptId: attempts.find(({ number }) => number === may.number)!.id };
	if (missing.some(({ kind }) => kind === 'lessons')) return { state: 'lessons-first' };
	if (may.kind === 'start') return { state: 'ready' };
	return may.reason === 'wait' ? { state: 'waiting', until: may.until } : { state: 'used-up' };
}
