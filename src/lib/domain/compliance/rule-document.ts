// The part of a requirement that is kept as one document: all that a rolling rule over all officers does not say.
// It was written by us and checked before; reading it back turns texts into days again and checks nothing.

import { Temporal } from 'temporal-polyfill';
import type { Canonical } from '#lib/domain/audit/canonical.ts';
import type { Audience, Condition } from './audience.ts';
import { PLAIN, type CycleKind, type Requirement } from './requirement.ts';

type Ruled = Pick<
	Requirement,
	| 'audience'
	| 'cycle'
	| 'graceDays'
	| 'minActiveDays'
	| 'hires'
	| 'hours'
	| 'outside'
	| 'pausedBy'
	| 'openCycles'
	| 'cyclesFrom'
	| 'consequences'
	| 'profile'
>;

/** As it is kept and hashed, days as `2026-11-26`; null for a rule that says nothing more, as the first ones did. */
export function ruleDocument(rule: Ruled): Record<string, Canonical> | null {
	const document = written(rule);
	return JSON.stringify(document) === JSON.stringify(written(PLAIN)) ? null : document;
}

function written(rule: Ruled): Record<string, Canonical> {
	const { audience, cycle, graceDays, minActiveDays, hires, hours, outside, pausedBy } = rule;
	const { openCycles, cyclesFrom, consequences, profile } = rule;
	// Members in one order, whoever made the rule.
	return asJson({
		audience: { all: audience.all.map(conditionInOrder) },
		cycle: cycleInOrder(cycle),
		...{ graceDays, minActiveDays, hires },
		hours: hours && {
			minutes: hours.minutes,
			topics: hours.topics.map(({ topic, minutes }) => ({ topic, minutes })),
			carryOverMinutes: hours.carryOverMinutes,
			credit: hours.credit
		},
		outside: outside.map(({ category, title }) => ({ category, title })),
		pausedBy: [...pausedBy],
		...{ openCycles, cyclesFrom },
		consequences: {
			text: consequences.text,
			reportWithinDays: consequences.reportWithinDays,
			tellSupervisor: consequences.tellSupervisor
		},
		profile: profile && { id: profile.id, checkedOn: profile.checkedOn }
	});
}

/** Temporal values write themselves as their ISO text. */
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, Canonical>;

function conditionInOrder(condition: Condition) {
	if (condition.of === 'hired') return { of: condition.of, from: condition.from, until: condition.until };
	const { of } = condition;
	return { of, in: [...condition.in], ...(of !== 'role' && condition.except && { except: true }) };
}

function cycleInOrder(cycle: CycleKind) {
	switch (cycle.kind) {
		case 'fixed':
			return { kind: cycle.kind, startsOn: cycle.startsOn };
		case 'anchored':
			return { kind: cycle.kind, month: cycle.month, day: cycle.day, year: cycle.year };
		default:
			return { kind: cycle.kind };
	}
}

/** What `ruleDocument` wrote. */
export function readRule(document: unknown): Ruled {
	if (document === null) return PLAIN;
	const kept = document as Ruled & { profile: { id: string; checkedOn: string } | null };
	const day = (text: unknown) => (text === null ? null : Temporal.PlainDate.from(text as string));
	const audience: Audience = {
		all: kept.audience.all.map((one) =>
			one.of === 'hired' ? { ...one, from: day(one.from), until: day(one.until) } : one
		)
	};
	const cycle =
		kept.cycle.kind === 'fixed' ? { ...kept.cycle, startsOn: day(kept.cycle.startsOn)! } : kept.cycle;
	const profile = kept.profile && { ...kept.profile, checkedOn: day(kept.profile.checkedOn)! };
	return { ...kept, audience, cycle, profile };
}
