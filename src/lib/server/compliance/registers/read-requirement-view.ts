import { requirementWords } from '#lib/domain/compliance/adopting/requirement-words.ts';
import { versionChanges } from '#lib/domain/compliance/adopting/version-changes.ts';
import { asOfFor, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { versionOn } from '#lib/domain/compliance/versions.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { listNames } from '../queries.ts';
import { readNames } from '../requirement/names.ts';
import { findRequirement, listVersionNotes } from '../requirement/queries.ts';
import { standingOfDepartment } from '../standing-of-department.ts';
import { summarizeDepartment } from '../summarize-department.ts';

/**
 * One requirement as whoever checks a department sees it: what it asks in words, its versions, and how many officers
 * stand where with it, by unit, at a moment. What nobody is bound to is not found here.
 */
export async function readRequirementView(
	context: Context,
	{ requirementId, moment }: { requirementId: string; moment: AsOfAsked }
) {
	const { actor } = context;
	if (!can(actor, { action: 'see-compliance' })) throw new Forbidden();
	const { on, known } = asOfFor(moment, actor, context.now);
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const found = await findRequirement(trx, actor.departmentId, requirementId, known);
		if (!found?.versions[0].binding) throw new NotFound();
		const { versions } = found;
		const names = await readNames(trx, context);
		const words = versions.map((version) => requirementWords(version, names));
		const notes = await listVersionNotes(trx, actor.departmentId, requirementId);
		const people = await listNames(
			trx,
			actor.departmentId,
			[...new Set(notes.map((one) => one.recordedBy))],
			on
		);
		const department = await standingOfDepartment(trx, context, on, known);
		const shown = versionOn(versions, on) ?? versions[0];
		return {
			...{ on, known, shown, words: words[versions.indexOf(shown)]! },
			...summarizeDepartment(department, { requirementId, unitId: null }),
			/** Newest first. */
			versions: versions
				.map((version, index) => {
					const said = notes.find(({ number }) => number === version.version);
					return {
						version,
						changes: index === 0 ? [] : versionChanges(words[index - 1]!, words[index]!),
						note: said
							? { text: said.note, by: people.get(said.recordedBy) ?? null, at: said.recordedAt }
							: null
					};
				})
				.reverse()
		};
	});
}
