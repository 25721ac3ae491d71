import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { hiredOn } from '#lib/domain/compliance/hired-on.ts';
import type { CompletedModule, Requirement } from '#lib/domain/compliance/requirement.ts';
import { standing, type Standing } from '#lib/domain/compliance/standing.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { listRequirementsWithFacts } from './queries.ts';

type Row = Awaited<ReturnType<typeof listRequirementsWithFacts>>[number];

/** A requirement as one person meets it on a day. */
export interface Assigned {
	requirement: Requirement;
	completions: CompletedModule[];
	standing: Standing;
	/** Since when the person is bound to it; null for who is not, and for practice. */
	boundSince: Temporal.PlainDate | null;
}

/** Rows of `listRequirementsWithFacts` as the domain sees them, with the standing on `today`, in the department's time zone. */
export function assigned(
	row: Row,
	officer: boolean,
	today: Temporal.PlainDate,
	{ timeZone }: Pick<Actor, 'timeZone'>
): Assigned {
	const { completions: completed, history, ...requirement } = row;
	const completions = completed.map(({ revokedAt, ...fact }) => ({
		...fact,
		completedOn: Temporal.PlainDate.from(fact.completedOn),
		validUntil: Temporal.PlainDate.from(fact.validUntil),
		revokedOn: revokedAt === null ? null : localDay(Temporal.Instant.from(revokedAt), timeZone)
	}));
	const held = history.map((row) => ({ ...row, heldFrom: Temporal.PlainDate.from(row.heldFrom) }));
	const hired = hiredOn(held, today);
	const found = standing({ rule: requirement, officer, hiredOn: hired, completions, today });
	const since = found.kind === 'not-applicable' ? null : [requirement.effectiveOn, hired!];
	const boundSince = since?.toSorted(Temporal.PlainDate.compare).at(-1) ?? null;
	return { requirement, completions, standing: found, boundSince };
}
