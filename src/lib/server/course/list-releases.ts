import type { Temporal } from 'temporal-polyfill';
import type { ModuleDocument, ScenarioDocument } from '#lib/domain/course/module.ts';
import { can } from '#lib/domain/identity/can.ts';
import { prove, type Proof } from '#lib/domain/scenario/proof.ts';
import { listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { readModule, readScenario } from './content.ts';

interface Release {
	code: string;
	hash: string;
	title: string;
	/** Whose it is; null for shared content. */
	departmentId: string | null;
	/** Since when it is the version that new enrolments and runs take. */
	releasedAt: Temporal.Instant;
}

export interface Releases {
	modules: (Release & { document: ModuleDocument })[];
	scenarios: (Release & { document: ScenarioDocument; proof: Proof })[];
}

// What holds of a version holds for ever, so it is worked out once.
const proofs = new Map<string, Proof>();

function proofOf(hash: string, scenario: ScenarioDocument): Proof {
	let proof = proofs.get(hash);
	if (!proof) proofs.set(hash, (proof = prove(scenario)));
	return proof;
}

/**
 * Every module and scenario that is taught now, by code, the department's own among them, each scenario with what
 * `npm run content` says of it.
 */
export async function listReleases(context: Context): Promise<Releases> {
	if (!can(context.actor, { action: 'see-content' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const releases: Releases = { modules: [], scenarios: [] };
		for (const { kind, retired, ...release } of await listCurrentReleases(trx, context.now)) {
			if (retired) continue;
			if (kind === 'module')
				releases.modules.push({ ...release, document: await readModule(trx, release.hash) });
			if (kind !== 'scenario') continue;
			const document = await readScenario(trx, release.hash);
			releases.scenarios.push({ ...release, document, proof: proofOf(release.hash, document) });
		}
		return releases;
	});
}
