// An audience that names nothing, or nothing that anybody is, binds nobody: it is refused, and says which of its
// conditions leaves nobody.

import { Temporal } from 'temporal-polyfill';
import { ROLES } from '#lib/domain/identity/role.ts';
import { binds, type Audience, type Condition, type Held } from '../audience.ts';
import { isWords, type Check, type RequirementProblem } from './problem.ts';

const MOST_CONDITIONS = 20;

/** What can be said of an audience without looking at people. */
export const audienceChecks = ({ all }: Audience): Check[] => [
	['audience', () => all.length <= MOST_CONDITIONS, `At most ${MOST_CONDITIONS} conditions.`],
	...all.flatMap(conditionChecks)
];

function conditionChecks(condition: Condition): Check[] {
	const check = (holds: () => boolean, reason: string): Check => ['audience', holds, reason];
	switch (condition.of) {
		case 'role':
			return [
				check(() => condition.in.length > 0, 'Name at least one role, or take the condition out.'),
				check(
					() => condition.in.every((role) => ROLES.some((one) => one === role)),
					'Choose among the roles there are.'
				)
			];
		case 'rank':
		case 'assignment':
		case 'unit':
			return [
				check(() => condition.in.length > 0, `Name at least one ${condition.of}, or take the condition out.`),
				check(
					() => condition.in.every((value) => isWords(value, 100)),
					`A name of one of the ${condition.of}s is empty or too long.`
				)
			];
		case 'hired':
			return [
				check(
					() => condition.from !== null || condition.until !== null,
					'Say from or until which day of hire, or take the condition out.'
				),
				check(
					() =>
						!condition.from ||
						!condition.until ||
						Temporal.PlainDate.compare(condition.from, condition.until) <= 0,
					'The days of hire end before they begin: nobody is hired in between.'
				)
			];
		default: {
			// A form or a file can hold what the type does not.
			const { of } = condition as { of: unknown };
			return [check(() => false, `“${String(of)}” is nothing that a requirement can look at.`)];
		}
	}
}

/**
 * Why an audience binds nobody today, or null when it binds somebody.
 * @param held what holds today of everybody in the department
 */
export function audienceProblem(audience: Audience, held: readonly Held[]): RequirementProblem | null {
	if (held.some((one) => binds(audience, one))) return null;
	const officers = held.filter((one) => binds({ all: [] }, one));
	const empty = audience.all.find((condition) => !officers.some((one) => binds({ all: [condition] }, one)));
	const reason =
		officers.length === 0
			? 'The department has no officers yet, so this binds nobody.'
			: empty
				? `No officer ${inWords(empty)} today, so this binds nobody.`
				: 'No officer meets all of these conditions at once today, so this binds nobody.';
	return { field: 'audience', reason };
}

function inWords(condition: Condition): string {
	if (condition.of === 'hired') return 'was hired in these days';
	if (condition.of === 'role') return `has the role ${condition.in.join(' or ')}`;
	const named =
		condition.of === 'unit' ? 'one of these units' : condition.in.map((one) => `“${one}”`).join(' or ');
	const what = condition.of === 'unit' ? 'is in' : `has the ${condition.of}`;
	return condition.except
		? `is outside ${condition.of === 'unit' ? 'these units' : `the ${condition.of} ${named}`}`
		: `${what} ${named}`;
}
