import { markedPath } from '#lib/domain/scenario/marked-path.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Db } from '#lib/server/database/database.ts';

export interface ScenarioVersion {
	hash: string;
	code: string;
	scenario: Scenario & {
		/** What its critical errors mean, pinned with it. */
		criticalErrors?: { [id: string]: string };
	};
	/** About how many scenes an officer meets: those on the model path, without its ending. */
	scenes: number;
}

// Counted once for as long as the document is remembered: a version never changes under its hash.
const versions = new WeakMap<object, ScenarioVersion>();

/** The scenario that was published under `hash`, or NotFound. */
export async function readScenarioVersion(db: Db, hash: string): Promise<ScenarioVersion> {
	// Asked each time: what is remembered here may be another department's.
	const { code, document } = await readVersion(db, hash, 'scenario');
	const scenario = document as ScenarioVersion['scenario'];
	const known = versions.get(scenario);
	if (known) return known;
	const version = { hash, code, scenario, scenes: markedPath(scenario, 'model').length };
	versions.set(scenario, version);
	return version;
}
