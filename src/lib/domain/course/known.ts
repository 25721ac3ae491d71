/** What the rest of content/ holds, for what a module or scenario may name. */
export interface Known {
	/** Ids of sources.yaml. */
	sources: readonly string[];
	/** Ids of referral.yaml, and whether each is confirmed. */
	services: ReadonlyMap<string, boolean>;
	/** Ids of glossary.yaml. */
	terms: readonly string[];
	/** Codes of the scenarios. */
	scenarios: readonly string[];
	/** Codes of the scenarios that have a written exercise. */
	exercises: readonly string[];
	/** Ids of critical-errors.yaml. */
	criticalErrors: readonly string[];
}
