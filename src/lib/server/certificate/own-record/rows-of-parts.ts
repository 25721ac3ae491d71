import { Temporal } from 'temporal-polyfill';
import { drawQuestions } from '#lib/domain/assessment/draw-questions.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import { eventInWords } from '#lib/domain/audit/event-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { ModuleDocument, ScenarioDocument } from '#lib/domain/course/module.ts';
import { isRight } from '#lib/domain/scenario/play.ts';
import { hoursLedger } from '#lib/server/compliance/hours/hours-ledger.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listRoleChanges } from '#lib/server/identity/queries.ts';
import type { OwnPart } from './own-parts.ts';
import { listOwn, listOwnAnswers, listOwnEntries, listOwnSteps, type OwnRow } from './queries.ts';

/** The rows of one part of the actor's own record, the latest first. */
export async function rowsOfPart(trx: Tx, context: Context, { id }: OwnPart): Promise<OwnRow[]> {
	const { departmentId, personId } = context.actor;
	switch (id) {
		case 'roles':
			return (await listRoleChanges(trx, departmentId, [personId])).toReversed().map(({ at, roles }) => ({
				given_at: Temporal.Instant.from(at),
				roles: roles.join(', ')
			}));
		case 'answers':
			return answers(trx, departmentId, personId);
		case 'steps':
			return steps(trx, departmentId, personId);
		case 'hours':
			return hours(trx, context);
		case 'ledger':
			return ledger(trx, departmentId, personId);
		default:
			return listOwn(trx, id, departmentId, personId);
	}
}

async function answers(trx: Tx, departmentId: string, personId: string): Promise<OwnRow[]> {
	const rows: OwnRow[] = [];
	for (const given of await listOwnAnswers(trx, departmentId, personId)) {
		const { document } = await readVersion(trx, given.contentHash, 'module');
		const { quiz } = document as ModuleDocument;
		const drawn = drawQuestions(quiz, given.seed)[given.question]!;
		const asked = quiz.questions.find(({ key }) => key === drawn.question)!;
		rows.push({
			...{ attempt_id: given.attemptId, question_number: given.question + 1, question: asked.name },
			answer: given.chosen.map((index) => asked.answers[index]!.text).join(' | '),
			answered_at: given.answeredAt,
			// An open quiz gives nothing away, nor does what was not chosen.
			right: given.isSubmitted ? isRight(asked.answers, given.chosen) : null
		});
	}
	return rows;
}

async function steps(trx: Tx, departmentId: string, personId: string): Promise<OwnRow[]> {
	const rows: OwnRow[] = [];
	for (const made of await listOwnSteps(trx, departmentId, personId)) {
		const { document } = await readVersion(trx, made.contentHash, 'scenario');
		const scene = (document as ScenarioDocument).scenes.find(({ key }) => key === made.scene);
		const offered = scene?.kind === 'scene' ? scene.choices : scene?.kind === 'question' ? scene.answers : [];
		rows.push({
			...{ run_id: made.runId, step: made.step + 1, scene: scene?.name ?? made.scene },
			chosen: made.chosen.map((index) => offered[index]?.text ?? '').join(' | ') || 'Went on',
			made_at: made.madeAt
		});
	}
	return rows;
}

async function hours(trx: Tx, context: Context): Promise<OwnRow[]> {
	const { personId, timeZone } = context.actor;
	const { lines } = await hoursLedger(trx, context, personId, localDay(context.now, timeZone));
	return lines.map(({ on, title, source, detail, approved, measured, topics, counts }) => ({
		...{ on, title, source, detail, minutes_approved: approved, minutes_measured: measured },
		topics: topics.map((topic) => `${topic.title} ${topic.minutes}`).join(' | '),
		counts_for: counts.map((rule) => `${rule.title}, ${rule.cycle}: ${rule.minutes}`).join(' | ')
	}));
}

async function ledger(trx: Tx, departmentId: string, personId: string): Promise<OwnRow[]> {
	return (await listOwnEntries(trx, departmentId, personId)).map(({ seq, hash, body, actorName }) => {
		const entry = JSON.parse(body) as AuditEvent & {
			at: string;
			actor: string | null;
			address: string | null;
		};
		const isOwn = entry.actor === personId;
		return {
			...{ seq: Number(seq), at: Temporal.Instant.from(entry.at) },
			who: isOwn ? 'You' : (actorName ?? 'Nobody signed in'),
			...{ what: eventInWords(entry), kind: entry.kind },
			// Where somebody else was is theirs.
			...{ address: isOwn ? entry.address : null, hash }
		};
	});
}
