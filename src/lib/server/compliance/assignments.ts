import { Temporal } from 'temporal-polyfill';
import { hiredOn } from '#lib/domain/compliance/hired-on.ts';
import type { CompletedModule, Requirement } from '#lib/domain/compliance/requirement.ts';
import { standing, type Standing } from '#lib/domain/compliance/standing.ts';
import type { listRequirementsWithFacts } from './queries.ts';

type Row = Awaited<ReturnType<typeof listRequirementsWithFacts>>[number];

/** A requirement as one person meets it on a day. */
export interface Assigned {
	requirement: Requirement;
	completions: CompletedModule[];
	standing: Standing;
}

/** Rows of `listRequirementsWithFacts` as the domain sees them, with the standing on `today`. */
export function assigned(row: Row, officer: boolean, today: Temporal.PlainDate): Assigned {
	const { completions: completed, history, ...requirement } = row;
	const completions = completed.map((fact) => ({
		...fact,
		completedOn: Temporal.PlainDate.from(fact.completedOn),
		validUntil: Temporal.PlainDate.from(fact.validUntil)
	}));
	const held = history.map((row) => ({ ...row, heldFrom: Temporal.PlainDate.from(row.heldFrom) }));
	const facts = { rule: requirement, officer, hiredOn: hiredOn(held, today), completions, today };
	return { requirement, completions, standing: standing(facts) };
}
