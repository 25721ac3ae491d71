import { randomBytes, randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { insertAttempt } from '#lib/server/assessment/queries.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { readModuleFacts } from './module-facts.ts';
import { lockAssignment } from './queries.ts';
import { quizState } from './quiz-state.ts';
import { readAssignment } from './read-assignment.ts';

type Started = { kind: 'started'; attemptId: string; number: number; resumed: boolean };
type NotStarted =
	| Refused<'not-begun' | 'lessons-first' | 'no-attempts-left'>
	| (Refused<'wait'> & { until: Temporal.Instant })
	| (Refused<'passed'> & { attemptId: string });

/**
 * Opens an attempt at the quiz of a module, or goes on with the open one. Its number counts from here, whether or not
 * it is ever submitted.
 */
export async function startQuiz(
	context: Context,
	input: { requirementId: string; code: string }
): Promise<Started | NotStarted> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return inDepartment(context.db, departmentId, async (trx): Promise<Started | NotStarted> => {
		const assignment = await readAssignment(trx, context, input.requirementId, input.code);
		const { requirement, item, cycle } = assignment;
		if (item.kind !== 'module') throw new NotFound();
		await lockAssignment(trx, departmentId, personId, requirement.id, cycle, item.code);
		const facts = await readModuleFacts(trx, context, assignment);
		if (!facts.enrolment) return { kind: 'refused', reason: 'not-begun' };

		const now = quizState(facts, requirement, context.now);
		switch (now.state) {
			case 'passed':
				return { kind: 'refused', reason: 'passed', attemptId: now.attemptId };
			case 'open': {
				const open = facts.attempts.find(({ id }) => id === now.attemptId)!;
				return { kind: 'started', attemptId: open.id, number: open.number, resumed: true };
			}
			case 'lessons-first':
				return { kind: 'refused', reason: 'lessons-first' };
			case 'used-up':
				return { kind: 'refused', reason: 'no-attempts-left' };
			case 'waiting':
				return { kind: 'refused', reason: 'wait', until: now.until };
			case 'ready':
				break;
			default:
				return now satisfies never;
		}
		const attempt = {
			...{ departmentId, id: randomUUID(), personId, requirementId: requirement.id, cycle, code: item.code },
			contentHash: facts.contentHash,
			number: 1 + Math.max(0, ...facts.attempts.map(({ number }) => number)),
			seed: randomBytes(16).toString('hex'),
			passPercent: requirement.passPercent,
			startedAt: context.now
		};
		await insertAttempt(trx, attempt);
		await recordEvents(trx, context, {
			kind: 'quiz-started',
			subject: personId,
			digest: digest({ ...attempt }),
			attempt: attempt.id
		});
		return { kind: 'started', attemptId: attempt.id, number: attempt.number, resumed: false };
	});
}
