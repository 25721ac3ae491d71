// Each step of a run is chained to the one before it, so a run whose last hash is in the ledger cannot be changed,
// shortened or reordered unseen. The same idea as the ledger's own chain.

import type { Temporal } from 'temporal-polyfill';
import { digest, hashText } from '#lib/domain/audit/canonical.ts';

export interface MadeStep {
	step: number;
	scene: string;
	kind: string;
	shown: readonly number[];
	chosen: readonly number[];
	madeAt: Temporal.Instant;
}

/** What the first step of a run follows: it depends on the run, so two runs' steps cannot be swapped. */
export const runGenesis = (runId: string) => hashText(`firstword run ${runId}`);

/** @param previousHash hash of the step before, or `runGenesis` for the first */
export const stepHash = (previousHash: string, { step, scene, kind, shown, chosen, madeAt }: MadeStep) =>
	digest({ previousHash, step, scene, kind, shown, chosen, madeAt });
