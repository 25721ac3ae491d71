import { randomBytes, randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { certificateCode } from '#lib/domain/certificate/certificate-code.ts';
import { certificateDigest, sealCertificate } from '#lib/domain/certificate/certificate-digest.ts';
import { completionDigest } from '#lib/domain/certificate/completion-digest.ts';
import type { Missing } from '#lib/domain/compliance/missing-parts.ts';
import { coversUntil } from '#lib/domain/compliance/covers-until.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { readModuleFacts, type ModuleFacts } from '#lib/server/compliance/module-facts.ts';
import { lockAssignment } from '#lib/server/compliance/queries.ts';
import { readAssignment, type Assignment } from '#lib/server/compliance/read-assignment.ts';
import type { Context } from '#lib/server/context.ts';
import { readContentDigest, readCurrentStatement } from '#lib/server/course/content.ts';
import { findCompletion } from '#lib/server/course/queries.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { listHistory } from '#lib/server/identity/queries.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { insertCertificate, insertCompletion, insertCompletionRuns, readActiveMinutes } from './queries.ts';

type Awarded = { kind: 'awarded'; certificateId: string };
type NotAwarded =
	Refused<'not-begun' | 'not-agreed' | 'statement-changed'> | (Refused<'not-ready'> & { missing: Missing[] });

/**
 * The officer signs the statement, and a module is completed: completion, certificate and ledger entries together,
 * once in a cycle. What it rests on is looked up again under the lock; nothing the browser says counts.
 * @param input.statementHash the version that was shown; another one in force now has to be read first
 */
export async function awardCompletion(
	context: Context,
	input: { requirementId: string; code: string; statementHash: string; agreed: boolean }
): Promise<Awarded | NotAwarded> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return inDepartment(context.db, departmentId, async (trx): Promise<Awarded | NotAwarded> => {
		const assignment = await readAssignment(trx, context, input.requirementId, input.code);
		const { requirement, item, cycle } = assignment;
		if (item.kind !== 'module') throw new NotFound();
		const taken = { departmentId, personId, requirementId: requirement.id, code: item.code };
		await lockAssignment(trx, departmentId, personId, requirement.id, cycle, item.code);
		const done = await findCompletion(trx, taken, cycle);
		if (done?.certificateId) return { kind: 'awarded', certificateId: done.certificateId };

		if (!input.agreed) return { kind: 'refused', reason: 'not-agreed' };
		const statement = await readCurrentStatement(trx, context.now);
		if (statement.hash !== input.statementHash) return { kind: 'refused', reason: 'statement-changed' };
		const facts = await readModuleFacts(trx, context, assignment);
		if (!facts.enrolment) return { kind: 'refused', reason: 'not-begun' };
		if (facts.missing.length > 0) return { kind: 'refused', reason: 'not-ready', missing: facts.missing };

		const completion = await complete(trx, context, assignment, facts, statement.hash);
		return { kind: 'awarded', certificateId: await certify(trx, context, assignment, facts, completion) };
	});
}

type Completion = Awaited<ReturnType<typeof complete>>;

async function complete(
	trx: Tx,
	context: Context,
	{ requirement, item, cycle, previousValidUntil, standing, person }: Assignment,
	facts: ModuleFacts,
	statementHash: string
) {
	const { departmentId, personId, timeZone } = context.actor;
	const { contentHash, document } = facts;
	const { id: quizAttemptId, won, most } = facts.passedAttempt!;
	const of = { departmentId, personId, requirementId: requirement.id, cycle, code: item.code };
	const runs = facts.scenarios.flatMap(({ passed }) =>
		passed ? [{ id: passed.id, mostMinutes: passed.minutes }] : []
	);
	const completedOn = localDay(context.now, timeZone);
	const validUntil = coversUntil(
		{ rule: requirement, cycle: standing.cycle, timeline: person.timeline },
		{ completedOn, previousValidUntil }
	);
	const completion = {
		...{ ...of, id: randomUUID(), contentHash, quizAttemptId, statementHash, won: won!, most: most! },
		minutesApproved: document.minutes,
		minutesActive: await readActiveMinutes(
			trx,
			of,
			{ attemptId: quizAttemptId, mostMinutes: document.quiz.minutes },
			runs
		),
		completedAt: context.now,
		...{ completedOn, validUntil },
		runs: runs.map(({ id }) => id)
	};
	await insertCompletion(trx, { ...completion, digest: completionDigest(completion) });
	if (runs.length > 0) await insertCompletionRuns(trx, departmentId, completion.id, completion.runs);
	return completion;
}

/** What is printed stays what it was on this day, whatever the person, the unit or the course is called later. */
async function certify(
	trx: Tx,
	context: Context,
	{ requirement }: Assignment,
	{ document }: ModuleFacts,
	completion: Completion
) {
	const { departmentId, personId, departmentName } = context.actor;
	const history = await listHistory(trx, departmentId, personId);
	const held = history.find(
		({ heldFrom }) => Temporal.PlainDate.compare(heldFrom, completion.completedOn) <= 0
	);
	if (!held) throw new Error(`Person ${personId} has no name on ${completion.completedOn}.`);
	const { contentHash, won, most, completedOn, validUntil } = completion;
	const printed = {
		...{ id: randomUUID(), departmentId, completionId: completion.id, personId },
		number: certificateCode(randomBytes(10)),
		officerName: `${held.givenName} ${held.familyName}`,
		...{ rank: held.rank, badgeNumber: held.badgeNumber, departmentName },
		...{ courseCode: completion.code, courseTitle: document.title },
		...{ requirementTitle: requirement.title, citation: requirement.citation, contentHash },
		...{ minutes: completion.minutesApproved, won, most, completedOn, validUntil, issuedAt: context.now }
	};
	const certificate = sealCertificate(printed, randomBytes(16).toString('hex'));
	const digest = certificateDigest(certificate);
	await insertCertificate(trx, { ...certificate, digest });
	const signed = await readContentDigest(trx, completion.statementHash, 'statement');
	await recordEvents(
		trx,
		context,
		{
			kind: 'completion-awarded',
			subject: personId,
			digest: completionDigest(completion),
			completion: completion.id,
			...signed
		},
		{ kind: 'certificate-issued', subject: personId, digest, certificate: certificate.id }
	);
	return certificate.id;
}
