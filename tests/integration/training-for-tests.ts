import { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { composeModule } from '#lib/domain/course/compose-module.ts';
import { composeStatement } from '#lib/domain/course/compose-statement.ts';
import { documentDigest } from '#lib/domain/course/content-digest.ts';
import { markedPath, type Aim } from '#lib/domain/scenario/marked-path.ts';
import { offer } from '#lib/domain/scenario/offer.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { play } from '#lib/domain/scenario/play.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import { insertRelease, insertVersion } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { finishLesson } from '#lib/server/course/finish-lesson.ts';
import type { Db } from '#lib/server/database/database.ts';
import { makeChoice, type Made } from '#lib/server/scenario/make-choice.ts';
import { NOW } from './people-for-tests.ts';

// A small module and a small scenario in which every text that must stay unseen carries a word of its own, so that a
// test can look for it in whatever is returned.

const LESSON = (title: string) => `---\ntitle: ${title}\nminutes: 5\nskills: [recognition]\n---\n\nText.\n`;

const CHECKS = `---
title: Checks
minutes: 1
content note: none
---

## Question: First check
skills: recognition

What do you look at?

- [x] Her breathing
  > Coach of check: right.
- [ ] The clock
  > Coach of check: wrong.
`;

/** Question \`n\` of the quiz: answer words and coach words are found nowhere else. */
const question = (n: number, multiple = false) => `
## Question: Pool ${n}
skills: ${n % 2 ? 'recognition' : 'referral'}
read again: ${n % 2 ? 'first-things' : 'second-things'}

Stem of pool ${n}.

- [x] Line ${n}a
  > Coachword${n}a
- [${multiple ? 'x' : ' '}] Line ${n}b
  > Coachword${n}b
- [ ] Line ${n}c
  > Coachword${n}c
`;

const QUIZ = `---
title: Quiz
minutes: 8
content note: none
draw: 3
---
${[1, 2, 3, 4].map((n) => question(n)).join('')}${question(5, true)}`;

const MODULE = `code: TM-1
title: Test module
track: recognition
minutes: 40
summary: A module for tests.
content note: Nothing here is hard.
objectives: [Try it.]
scenarios: [TS-1]
`;

const SCENARIO = `---
title: Test call
minutes: 10
content note: Nothing here is hard.
summary: A call for tests.
practices: [TM-1]
pass at: 80%
start: The door
---

## The door

Scene one is told.

* Ask her first -> The room
  - rating: best
  - skills: safety
  - remember: asked

  Consequence-best-1.
  > Coach-best-1.
* Ask him first -> The room
  - rating: poor
  - skills: safety

  Consequence-poor-1.
  > Coach-poor-1.
* Leave again -> Look back
  - rating: critical CE-01
  - skills: safety

  Consequence-critical-1.
  > Coach-critical-1.

## The room

Scene two is told.

* Tell her what you know -> The walk
  - rating: best
  - skills: referral
  - only if: asked

  Consequence-best-2.
  > Coach-best-2.
* Say nothing -> The walk
  - rating: poor
  - skills: referral

  Consequence-poor-2.
  > Coach-poor-2.

## The walk

Scene three is told.

-> Question of the night

## Question: Question of the night
skills: documentation

Scene four is told.

- [x] Quote her
  > Coach-answer-right.
- [ ] Sum it up
  > Coach-answer-wrong.
- [x] Note the time
  > Coach-answer-right-too.

-> Well done

## Ending: Well done
result: pass

Ending-pass is told.

## Ending: Look back
result: review

Ending-review is told.
`;

const rendered = {
	lessons: {
		'lessons/01-first-things.md': '<p>Lesson one.</p><div data-slot="check" data-id="first-check"></div>',
		'lessons/02-second-things.md': '<p>Lesson two.</p>'
	},
	sources: () => ''
};

async function publish(
	db: Db,
	kind: string,
	code: string,
	sources: Record<string, string>,
	document: { title: string }
) {
	const hash = digest({ code, kind, sources });
	await insertVersion(db, {
		...{ hash, code, kind, title: document.title, sources, document, publishedAt: NOW },
		documentDigest: documentDigest(document)
	});
	await insertRelease(db, code, hash, NOW);
	return hash;
}

/** Publishes the module TM-1, the scenario TS-1 and a statement. With `edition`, versions of their own. */
export async function publishTraining(db: Db, edition = '') {
	const sources = {
		'module.yaml': MODULE,
		'lessons/01-first-things.md': LESSON('First things' + edition),
		'lessons/02-second-things.md': LESSON('Second things' + edition),
		'checks.md': CHECKS,
		'quiz.md': QUIZ
	};
	const statement = '---\ntitle: Statement\n---\n\nI did it myself' + edition + '.\n';
	return {
		module: await publish(db, 'module', 'TM-1', sources, composeModule('TM-1', sources, rendered)),
		scenario: await publishScenario(db, 'TS-1', SCENARIO, edition),
		statement: await publish(
			db,
			'statement',
			'statement',
			{ 'statement.md': statement },
			composeStatement(statement)
		)
	};
}

/** Publishes a scenario under a code; `edition` is added to its sources alone. */
export async function publishScenario(db: Db, code: string, text: string, edition = '') {
	const { scenario, problems } = parseScenario(text, `${code}.md`);
	if (!scenario) throw new Error(JSON.stringify(problems));
	const criticalErrors = { 'CE-01': 'A danger was left in place.' };
	const sources = { [`${code}.md`]: text + edition };
	return publish(db, 'scenario', code, sources, { ...scenario, criticalErrors, code } as never);
}

/** A requirement with module and scenario, made by the administrator's use case. */
export async function adoptTraining(
	admin: Context,
	more: { passPercent?: number; attemptsPerCycle?: number; waitMinutes?: number; title?: string } = {}
) {
	const adopted = await adoptRequirement(admin, {
		title: 'Test requirement',
		citation: 'Test code 1.2',
		effectiveOn: Temporal.PlainDate.from('2026-11-01'),
		firstDueDays: 60,
		everyMonths: 24,
		renewalWindowDays: 90,
		passPercent: 80,
		attemptsPerCycle: 3,
		waitMinutes: 0,
		items: ['TM-1', 'TS-1'],
		...more
	});
	if (adopted.kind === 'refused') throw new Error(adopted.reason);
	return adopted.requirementId;
}

/** The same context some minutes later. */
export const later = (context: Context, minutes: number): Context => ({
	...context,
	now: context.now.add({ minutes })
});

export async function readAllLessons(context: Context, requirementId: string) {
	await beginModule(context, { requirementId, code: 'TM-1' });
	for (const lesson of ['first-things', 'second-things'])
		await finishLesson(context, { requirementId, code: 'TM-1', lesson });
}

/** What the test scenario's marked path is, as an officer's browser would send it. */
export function pathOf(runId: string, aim: Aim): Made[] {
	const { scenario } = parseScenario(SCENARIO, 'TS-1.md');
	const steps = markedPath(scenario!, aim);
	return steps.map((step, place): Made => {
		const { shown } = offer(play(scenario!, steps.slice(0, place)), runId);
		if (step.kind === 'choice') return { kind: 'choice', choice: shown.indexOf(step.choice) };
		return step.kind === 'answer'
			? { kind: 'answer', answers: step.answers.map((answer) => shown.indexOf(answer)) }
			: step;
	});
}

export async function startTestRun(context: Context, requirementId: string) {
	const run = await startRun(context, { requirementId, code: 'TS-1' });
	if (run.kind !== 'run') throw new Error(run.reason);
	return run.runId;
}

export async function playRun(context: Context, requirementId: string, aim: Aim = 'model') {
	const runId = await startTestRun(context, requirementId);
	for (const [step, made] of pathOf(runId, aim).entries()) await makeChoice(context, { runId, step, made });
	return runId;
}
