import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import { fileName } from '#lib/domain/compliance/outside/file-name.ts';
import type { PlannedRow } from '#lib/domain/compliance/outside/import/plan-import.ts';
import {
	importDigest,
	outsideDecisionDigest,
	outsideDigest,
	type OutsideEvidence
} from '#lib/domain/compliance/outside/outside-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { keepFile } from './keep-file.ts';
import { planFile, type ImportFile, type PlannedFile, type Unplanned } from './plan-file.ts';
import { insertDecisions, insertImport, insertOutside, lockOutside } from './queries.ts';

export type NotImported =
	| Unplanned
	| Refused<'reason-missing' | 'wrong-rows' | 'nothing-to-write'>
	/** The file, the people or what is on record say something else now than what was confirmed. */
	| (Refused<'changed'> & { planned: PlannedFile });

/**
 * Writes the records of a table, all or none of them, with the table itself. Whoever imports them accepts them; what is
 * their own waits for another administrator. The same file is imported once.
 * @param input.confirmed the digest of the plan that was shown
 */
export async function importRecords(
	context: Context,
	input: ImportFile & { name: string; reason: string; confirmed: string }
): Promise<{ kind: 'imported'; importId: string; rows: number } | NotImported> {
	if (!can(context.actor, { action: 'import-records' })) throw new Forbidden();
	const { departmentId, personId: importedBy } = context.actor;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockOutside(trx, departmentId);
		const planned = await planFile(trx, context, input);
		if (planned.kind === 'refused') return planned;
		const { plan, before } = planned;
		if (before) return { kind: 'imported', importId: before.id, rows: before.rows };
		if (plan.digest !== input.confirmed) return { kind: 'refused', reason: 'changed', planned };
		if (plan.columnProblems.length > 0 || plan.rows.some(({ outcome }) => outcome === 'wrong'))
			return { kind: 'refused', reason: 'wrong-rows' };
		const written = plan.rows.filter(({ outcome }) => outcome === 'accept' || outcome === 'wait');
		if (written.length === 0) return { kind: 'refused', reason: 'nothing-to-write' };
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };

		const file = await keepFile(trx, context, {
			name: fileName(input.name, 'records.csv'),
			mediaType: 'text/csv',
			bytes: input.bytes
		});
		const importId = randomUUID();
		const imported = {
			...{ departmentId, id: importId, file, rows: written.length, reason },
			...{ importedBy, importedAt: context.now }
		};
		await insertImport(trx, imported);
		const rows = written.map((row) => evidenceOf(row, context, importId));
		await insertOutside(trx, rows);
		const decisions = rows
			.filter((_, index) => written[index]!.outcome === 'accept')
			.map((row) => ({
				...{ departmentId, outsideId: row.id, personId: row.personId, accepted: true, reason },
				...{ decidedBy: importedBy, decidedAt: context.now }
			}));
		await insertDecisions(trx, decisions);
		const entered = rows.map((row): AuditEvent => ({
			kind: 'outside-entered',
			subject: row.personId,
			digest: outsideDigest(row),
			outside: row.id,
			file: null
		}));
		const decided = decisions.map((decision): AuditEvent => ({
			kind: 'outside-decided',
			subject: decision.personId,
			digest: outsideDecisionDigest(decision),
			outside: decision.outsideId,
			accepted: true
		}));
		await recordEvents(
			trx,
			context,
			{
				kind: 'records-imported',
				subject: departmentId,
				digest: importDigest(imported),
				import: importId,
				rows: rows.length,
				file: file.hash
			},
			...entered,
			...decided
		);
		return { kind: 'imported', importId, rows: rows.length };
	});
}

const evidenceOf = (
	{ line, person, draft }: PlannedRow,
	{ actor, now }: Context,
	importId: string
): OutsideEvidence => ({
	...draft,
	...{
		departmentId: actor.departmentId,
		id: randomUUID(),
		personId: person!.id,
		source: 'import',
		file: null
	},
	...{ importId, importLine: line, enteredBy: actor.personId, enteredAt: now }
});
