import type { Names } from '#lib/domain/compliance/adopting/requirement-words.ts';
import { listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { readStandards } from '../standards/read-standards.ts';

/** What units, modules, scenarios and topics are called now; what was taken back keeps its name. */
export async function readNames(trx: Tx, { actor, now }: Context): Promise<Names> {
	const units = await listUnits(trx, actor.departmentId);
	const releases = await listCurrentReleases(trx, now);
	return {
		units: new Map(units.map(({ id, name }) => [id, name])),
		items: new Map(releases.map(({ code, title }) => [code, title])),
		topics: new Map(readStandards().topics.map(({ id, title }) => [id, title]))
	};
}
