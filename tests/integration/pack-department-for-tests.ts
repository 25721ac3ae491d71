import { Temporal } from 'temporal-polyfill';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { setAgency } from '#lib/server/compliance/agency/set-agency.ts';
import { reportToState } from '#lib/server/compliance/filing/report-to-state.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/database.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { completeTraining } from './complete-for-tests.ts';
import { adoptHours } from './hours-for-tests.ts';
import { enterTestOutside, outsideDraft } from './outside-for-tests.ts';
import { foundTestDepartment } from './people-for-tests.ts';
import { startAttempt, takeQuiz } from './quiz-for-tests.ts';
import { addTestWorkshop, attend, closeSession, scheduleTestSession } from './sessions-for-tests.ts';
import {
	adoptTraining,
	later,
	playRun,
	publishScenario,
	publishTraining,
	readAllLessons,
	startTestRun
} from './training-for-tests.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const HOUR = 60;
const DAY = 24 * HOUR;

/** The same three rated things as the test scenario has, without a story. */
const EXERCISE = `---
title: 'Test call: written exercise'
minutes: 4
content note: Nothing here is hard.
practices: [TM-1]
pass at: 80%
---

## What comes first

A report says who was there.

* Safety first -> Done
  - rating: best
  - skills: safety, referral, documentation

  > Coach-exercise-best.
* The form first -> Look again
  - rating: critical CE-01
  - skills: safety

  > Coach-exercise-critical.

## Ending: Done
result: pass

Ending-exercise is told.

## Ending: Look again
result: review

Again.
`;

export type PackDepartment = Awaited<ReturnType<typeof fillPackDepartment>>;

/**
 * A department with something of everything that a pack tells, and of what it must not: Alejandra is trained in every
 * way; Ben fails, leaves off, is on leave and waived; Cora takes the written exercise and is renamed; Dov's certificate
 * is taken back and he leaves. Everything happens from 23 November 2026 to 15 January 2027.
 */
export async function fillPackDepartment(db: Db) {
	const published = await publishTraining(db);
	const exerciseHash = await publishScenario(db, 'TS-1-exercise', EXERCISE);
	const department = await foundTestDepartment(db);
	const { admin, officer: ana, trainer } = department.contexts;
	const other = (givenName: string, familyName: string) =>
		department.person('officer', {
			...{ givenName, familyName, email: `${familyName.toLowerCase()}@${department.mail}` }
		});
	const ben = await other('Ben', 'Hale');
	const cora = await other('Cora', 'Lind');
	const dov = await other('Dov', 'Ames');
	const requirementId = await adoptTraining(admin);
	const hoursId = await adoptHours(admin);
	done(
		await setAgency(admin, {
			...{ ori: 'TX1234567', stateAgencyNumber: '999', profile: 'texas', address: '1 Main Street' },
			...{ chiefName: 'Rosa Blum', chiefTitle: 'Chief' }
		})
	);

	const certificate = await completeTraining(later(ana, 30), requirementId);
	const outside = await enterTestOutside(later(ana, 40));
	done(
		await decideOutside(later(admin, 50), { outsideId: outside, accepted: true, reason: 'Certificate seen.' })
	);
	const workshopId = await addTestWorkshop(trainer);
	const session = await scheduleTestSession(trainer, workshopId, { walkIns: true });
	await attend(ana, session);
	done(await closeSession(trainer, session.sessionId));

	await readAllLessons(later(ben, 60), requirementId);
	const failed = await takeQuiz(later(ben, 70), requirementId, false);
	const abandoned = await startAttempt(later(ben, 2 * DAY), requirementId);
	await playRun(later(ben, 80), requirementId, 'worst' as never);
	const open = await startTestRun(later(ben, 90), requirementId);
	const leave = done(
		await recordLeave(later(admin, 100), {
			personId: ben.actor.personId,
			leave: { kind: 'medical', fromOn: day('2026-12-01'), untilOn: day('2026-12-05') },
			reason: 'Secretword of an illness.'
		})
	) as { leaveId: string };
	done(
		await correctRecord(later(admin, 110), {
			...{ kind: 'leave', id: leave.leaveId, reason: 'The last day was wrong.' },
			replacement: { kind: 'medical', fromOn: day('2026-12-01'), untilOn: day('2026-12-07') }
		} as never)
	);
	done(
		await grantWaiver(later(admin, 120), {
			...{ personId: ben.actor.personId, requirementId, reason: 'Deployed abroad.' },
			days: { fromOn: day('2026-12-10'), untilOn: day('2027-01-31') }
		})
	);
	await enterTestOutside(later(ben, 130), {
		draft: outsideDraft({
			title: 'Waiting course',
			completedOn: day('2026-11-20'),
			begunOn: day('2026-11-20')
		})
	});

	await readAllLessons(later(cora, 140), requirementId);
	await takeQuiz(later(cora, 150), requirementId);
	const run = await startRun(later(cora, 160), { requirementId, code: 'TS-1', way: 'exercise' });
	if (run.kind !== 'run') throw new Error(run.reason);
	for (const choice of [0, 1]) {
		const made = await makeChoice(later(cora, 161), {
			runId: run.runId,
			step: 0,
			made: { kind: 'choice', choice }
		});
		void made;
	}
	const revoked = await completeTraining(later(dov, 200), requirementId);
	done(
		await revokeCertificate(later(admin, 3 * DAY), {
			certificateId: revoked,
			reason: 'Taken by somebody else.'
		})
	);
	done(
		await changePerson(later(admin, 5 * DAY), {
			...{ personId: ana.actor.personId, givenName: 'Alejandra', familyName: 'Quist', badgeNumber: 'B-9' },
			...{
				stateOfficerId: 'PID-1',
				rank: 'Sergeant',
				unitId: department.units.days,
				heldFrom: day('2026-12-01')
			}
		})
	);
	done(await disablePerson(later(admin, 20 * DAY), { personId: dov.actor.personId }));

	// Of the trainings of November one is reported to the state in January: Texas asks for 30 days.
	const january = later(admin, 50 * DAY);
	const completion = await completionOf(db, department.departmentId, ana.actor.personId);
	done(
		await reportToState(january, {
			...{ of: [{ kind: 'completion', id: completion }], state: 'submitted', reportedOn: day('2027-01-05') },
			...{ confirmationNumber: 'TC-77', note: null }
		})
	);
	return {
		...department,
		...{ ana, ben, cora, dov, requirementId, hoursId, published, exerciseHash, certificate, completion },
		...{ failed, abandoned, open, exerciseRun: run.runId },
		/** An auditor in the middle of January. */
		auditor: later(department.contexts.auditor, 53 * DAY) satisfies Context
	};
}

async function completionOf(db: Db, departmentId: string, personId: string) {
	const rows = await inDepartment(db, departmentId, (trx) =>
		trx.selectFrom('completion').select('id').where('person_id', '=', personId).execute()
	);
	return rows[0]!.id;
}

function done<T extends { kind: string }>(outcome: T): T {
	if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome));
	return outcome;
}
