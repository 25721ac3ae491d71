import { checkOutside, type OutsideProblem } from '#lib/domain/compliance/outside/check-outside.ts';
import { certificateType, FILE_ENDINGS, type FileRefusal } from '#lib/domain/compliance/outside/file-type.ts';
import { fileName } from '#lib/domain/compliance/outside/file-name.ts';
import { sameKey } from '#lib/domain/compliance/outside/import/plan-import.ts';
import type { OutsideDraft } from '#lib/domain/compliance/outside/outside.ts';
import { outsideDigest, type OutsideEvidence } from '#lib/domain/compliance/outside/outside-digest.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { isCut } from '#lib/domain/identity/identity-cut.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { heldToday } from './held-today.ts';
import { keepFile } from './keep-file.ts';
import { findOutside, insertOutside, listOutsideKeys, lockOutside } from './queries.ts';
import { knownSubjects } from './read-subjects.ts';

export interface OutsideEntry {
	/** Made with the form: the same form sent twice is one entry. */
	id: string;
	personId: string;
	draft: OutsideDraft;
	/** The certificate; who enters for themselves has to have one. */
	file: { name: string; bytes: Uint8Array } | null;
}

export type NotEntered =
	| (Refused<'wrong'> & { problems: OutsideProblem[] })
	| Refused<'file-missing' | 'already-there'>
	| (Refused<'file'> & { file: FileRefusal });

/**
 * Enters training that somebody did elsewhere: an officer their own, with the certificate; an administrator, or the
 * supervisor of their unit, that of somebody else. It counts for nothing until it was decided on.
 */
export async function enterOutside(
	context: Context,
	{ id, personId, draft, file }: OutsideEntry
): Promise<{ kind: 'entered'; outsideId: string } | NotEntered> {
	const { departmentId, timeZone, personId: enteredBy } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const held = await heldToday(trx, context, personId);
		if (!can(context.actor, { action: 'enter-outside', personId, unitId: held.unitId }))
			throw new Forbidden();
		await lockOutside(trx, departmentId);
		const before = await findOutside(trx, departmentId, id);
		if (before) {
			if (before.personId !== personId || before.enteredBy !== enteredBy) throw new NotFound();
			return { kind: 'entered', outsideId: id };
		}
		const problems = checkOutside(draft, localDay(context.now, timeZone), knownSubjects());
		if (problems.length > 0) return { kind: 'refused', reason: 'wrong', problems };
		const type = file && certificateType(file.bytes);
		if (type && 'refused' in type) return { kind: 'refused', reason: 'file', file: type.refused };
		if (!type && personId === enteredBy) return { kind: 'refused', reason: 'file-missing' };
		const key = sameKey(personId, draft);
		const there = await listOutsideKeys(trx, departmentId, personId);
		if (there.some((one) => sameKey(personId, one) === key))
			return { kind: 'refused', reason: 'already-there' };

		const kept =
			file && type
				? await keepFile(trx, context, {
						name: fileName(file.name, `certificate.${FILE_ENDINGS[type.type]}`),
						mediaType: type.type,
						bytes: file.bytes
					})
				: null;
		if (kept && isCut(kept)) return { kind: 'refused', reason: 'file', file: 'removed' };
		const row: OutsideEvidence = {
			...draft,
			...{ departmentId, id, personId, source: 'outside', file: kept, importId: null, importLine: null },
			...{ enteredBy, enteredAt: context.now }
		};
		await insertOutside(trx, [row]);
		await recordEvents(trx, context, {
			kind: 'outside-entered',
			subject: personId,
			digest: outsideDigest(row),
			outside: id,
			file: kept?.hash ?? null
		});
		return { kind: 'entered', outsideId: id };
	});
}
