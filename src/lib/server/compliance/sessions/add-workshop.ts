import { digest } from '#lib/domain/audit/canonical.ts';
import {
	checkWorkshop,
	type DraftWorkshop,
	type WorkshopProblem
} from '#lib/domain/compliance/sessions/check-workshop.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { readStandards } from '../standards/read-standards.ts';
import { findWorkshop, insertWorkshop } from './queries.ts';

type Added =
	{ kind: 'added'; workshopId: string } | (Refused<string> & { field: WorkshopProblem['field'] | 'form' });

/**
 * A leader adds a workshop. It never changes afterwards, as minutes that were credited rest on it: another length or
 * another list of topics is another workshop.
 * @param input.id names the workshop before it is there, so that a form that is sent twice adds one
 */
export async function addWorkshop(context: Context, input: DraftWorkshop & { id: string }): Promise<Added> {
	if (!can(context.actor, { action: 'lead-sessions' })) throw new Forbidden();
	const problem = checkWorkshop(input) ?? unknownWords(input);
	if (problem) return { kind: 'refused', ...problem };
	const { departmentId, personId } = context.actor;
	const { id, title, summary, minutes, topics, category, partner, partnerKind, segments, stateCourseNumber } =
		input;
	const workshop = {
		...{
			departmentId,
			id,
			title,
			summary,
			minutes,
			category,
			partner,
			partnerKind,
			segments,
			stateCourseNumber
		},
		...{ topics: topics.map(({ topic, minutes }) => ({ topic, minutes })) },
		...{ createdBy: personId, createdAt: context.now }
	};
	return inDepartment(context.db, departmentId, async (trx): Promise<Added> => {
		if (!(await insertWorkshop(trx, workshop))) {
			// The same form again is the same workshop; a changed one was meant to be another.
			const known = (await findWorkshop(trx, departmentId, id))!;
			const { createdAt: _, departmentId: __, ...wanted } = workshop;
			const { createdAt: ___, ...stands } = known;
			return digest(wanted) === digest(stands)
				? { kind: 'added', workshopId: id }
				: { kind: 'refused', field: 'form', reason: ADDED_MEANWHILE };
		}
		await recordEvents(trx, context, { kind: 'workshop-added', subject: id, digest: digest(workshop) });
		return { kind: 'added', workshopId: id };
	});
}

/** Topics and categories are those that requirements ask for: a word of its own would count nowhere. */
function unknownWords({ topics, category }: DraftWorkshop): WorkshopProblem | null {
	const known = readStandards();
	const isKnown = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id);
	if (topics.some(({ topic }) => !isKnown(known.topics, topic)))
		return { field: 'topics', reason: 'Choose topics of the list.' };
	return category === null || isKnown(known.categories, category)
		? null
		: { field: 'category', reason: 'Choose a category of the list.' };
}

const ADDED_MEANWHILE =
	'This form was sent before, and the workshop it made does not change. Load the page again to add another.';
