// Whom a requirement asks, in words.

import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Audience, Condition } from '../audience.ts';

/**
 * `All officers`; `Officers with the rank Sergeant or Captain, not in the unit Records, hired from 1 March 2025`
 * @param unitNames by id; of one that is not there, the id
 */
export function audienceWords({ all }: Audience, unitNames: ReadonlyMap<string, string>): string {
	if (all.length === 0) return 'All officers';
	return `Officers ${all.map((condition) => conditionWords(condition, unitNames)).join(', ')}`;
}

function conditionWords(condition: Condition, unitNames: ReadonlyMap<string, string>): string {
	switch (condition.of) {
		case 'role':
			return `who are also ${either(condition.in.map((role) => ROLES[role]))}`;
		case 'rank':
		case 'assignment':
			return `${condition.except ? 'without' : 'with'} the ${condition.of} ${either(condition.in)}`;
		case 'unit': {
			const names = condition.in.map((id) => unitNames.get(id) ?? id);
			return `${condition.except ? 'not ' : ''}in the unit ${either(names)}`;
		}
		case 'hired': {
			const { from, until } = condition;
			const span = [from && `from ${dayInWords(from)}`, until && `until ${dayInWords(until)}`];
			return `hired ${span.filter(Boolean).join(' ')}`;
		}
		default:
			return condition satisfies never;
	}
}

const ROLES: Record<Role, string> = {
	officer: 'officers',
	supervisor: 'supervisors',
	trainer: 'trainers',
	auditor: 'auditors',
	admin: 'administrators',
	inspector: 'inspectors'
};

const either = (names: readonly string[]) =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]!}`;
