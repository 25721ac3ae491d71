import type { Temporal } from 'temporal-polyfill';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import type { Missing } from '#lib/domain/compliance/missing-parts.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { findCompletion } from '#lib/server/course/queries.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { readModuleFacts, type ScenarioFacts } from './module-facts.ts';
import { attemptLimit, quizState, type QuizState } from './quiz-state.ts';
import { readAssignment } from './read-assignment.ts';

export interface ModuleView {
	requirement: { id: string; title: string; citation: string };
	code: string;
	title: string;
	summary: string;
	contentNote: string;
	minutes: number;
	objectives: string[];
	contentHash: string;
	cycle: number;
	/** Whether this cycle may be worked on now; when not, `opensOn` says from when the next one may. */
	open: boolean;
	opensOn: Temporal.PlainDate | null;
	dueOn: Temporal.PlainDate;
	/** What the due day was counted from, as a sentence. */
	why: string;
	begun: boolean;
	lessons: { slug: string; title: string; minutes: number; done: boolean; permille: number }[];
	lessonsDone: number;
	/** The lesson to go on with; null when all are read. */
	resumeAt: string | null;
	/** `attempts` is the limit in this cycle, with what was granted beyond it. */
	quiz: QuizState & {
		questions: number;
		minutes: number;
		passPercent: number;
		attempts: number;
		used: number;
		lastAttemptId: string | null;
	};
	scenarios: ScenarioPart[];
	/** Empty when it can be signed. */
	missing: Missing[];
	minutesLeft: number;
	completion: {
		certificateId: string | null;
		completedOn: Temporal.PlainDate;
		validUntil: Temporal.PlainDate;
	} | null;
}

/** `runId` is the open run, else the passed one, else the last. */
export interface ScenarioPart {
	code: string;
	title: string;
	summary: string;
	contentNote: string;
	minutes: number;
	/** `again`: passed on an older version, and the new one is to be taken. */
	state: 'not-begun' | 'open' | 'review' | 'again' | 'passed';
	runId: string | null;
	/** Whether the module waits for it: not for one that was taken back while the officer was in the middle. */
	asks: boolean;
}

/** A required module as its officer finds it: what it is, what of it is done in the open cycle, and what comes next. */
export async function readModule(
	context: Context,
	input: { requirementId: string; code: string }
): Promise<ModuleView> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return readInDepartment(context.db, departmentId, async (trx) => {
		const assignment = await readAssignment(trx, context, input.requirementId, input.code);
		const { requirement, versions, item, cycle, standing } = assignment;
		if (item.kind !== 'module' || standing.kind === 'not-applicable') throw new NotFound();
		const facts = await readModuleFacts(trx, context, assignment);
		const { enrolment, document, lessons, attempts, missing } = facts;
		const taken = { departmentId, personId, requirementId: requirement.id, code: item.code };
		const completion = await findCompletion(trx, taken, cycle);
		const scenarios = facts.scenarios.map(scenarioPart);
		const { code, title, summary, contentNote, minutes, objectives, quiz } = document;
		return {
			requirement: { id: requirement.id, title: requirement.title, citation: requirement.citation },
			...{ code, title, summary, contentNote, minutes, objectives, contentHash: facts.contentHash, cycle },
			open: assignment.opensOn === null,
			opensOn: assignment.opensOn,
			dueOn: standing.dueOn,
			why: whyStanding(standing, versions),
			begun: enrolment !== undefined,
			lessons,
			lessonsDone: lessons.filter(({ done }) => done).length,
			resumeAt: resumeAt(lessons, enrolment?.places[0]?.lesson),
			quiz: {
				...quizState(facts, requirement, context.now),
				questions: Math.min(quiz.draw ?? Infinity, quiz.questions.length),
				minutes: quiz.minutes,
				passPercent: requirement.passPercent,
				attempts: attemptLimit(requirement, facts.granted),
				used: attempts.length,
				lastAttemptId: attempts.findLast(({ submittedAt }) => submittedAt !== null)?.id ?? null
			},
			scenarios,
			missing,
			minutesLeft: minutesLeft(lessons, facts.passedAttempt ? 0 : quiz.minutes, scenarios),
			completion: completion ? { ...completion } : null
		};
	});
}

type LessonPart = ModuleView['lessons'][number];

/** Where the reader was, unless that lesson is finished; else the first that is not. */
function resumeAt(lessons: LessonPart[], lastSeen: string | undefined): string | null {
	const unread = lessons.filter(({ done }) => !done);
	return (unread.find(({ slug }) => slug === lastSeen) ?? unread[0])?.slug ?? null;
}

function minutesLeft(lessons: LessonPart[], quizMinutes: number, scenarios: ScenarioPart[]): number {
	const sum = (parts: { minutes: number }[]) => parts.reduce((minutes, part) => minutes + part.minutes, 0);
	return (
		sum(lessons.filter(({ done }) => !done)) +
		quizMinutes +
		sum(scenarios.filter(({ state, asks }) => asks && state !== 'passed'))
	);
}

function scenarioPart({ code, document, runs, passed, asks }: ScenarioFacts): ScenarioPart {
	const { title, summary, contentNote, minutes } = document;
	const open = runs.find(({ finishedAt }) => finishedAt === null);
	const last = runs.at(-1);
	const was = runs.some((run) => run.passed) ? 'again' : 'review';
	const state = passed ? 'passed' : open ? 'open' : last ? was : 'not-begun';
	const runId = (passed ?? open ?? last)?.id ?? null;
	return { code, title, summary, contentNote, minutes, state, runId, asks };
}
