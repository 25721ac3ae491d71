import { randomUUID } from 'node:crypto';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { requirementDigest } from '#lib/domain/compliance/requirement-digest.ts';
import { PLAIN, type Requirement } from '#lib/domain/compliance/requirement.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { insertRequirement, listRequirements, lockRequirements } from './requirement/queries.ts';

/**
 * Offers a scenario of the department's own to its officers as practice, once for a code. Nobody is bound to it, so
 * whoever may publish may offer it. Its rule of days is never used: practice is never due.
 */
export async function offerPractice(trx: Tx, context: Context, code: string) {
	const { departmentId, timeZone } = context.actor;
	await lockRequirements(trx, departmentId);
	const all = await listRequirements(trx, departmentId);
	if (all.some(({ versions: [{ binding, items }] }) => !binding && items.some((item) => item.code === code)))
		return;
	const requirement: Requirement = {
		...PLAIN,
		id: randomUUID(),
		// Not the scenario’s title, which the next version may change.
		title: `Practice ${code}`,
		citation: 'Offered by the department',
		effectiveOn: localDay(context.now, timeZone),
		...{ binding: false, firstDueDays: 1, everyMonths: 12, renewalWindowDays: 0 },
		...{ passPercent: 80, attemptsPerCycle: 1, waitMinutes: 0 },
		items: [{ position: 1, code, kind: 'scenario' }]
	};
	await insertRequirement(trx, departmentId, requirement, context.now);
	const digest = requirementDigest(requirement);
	await recordEvents(trx, context, { kind: 'requirement-adopted', subject: requirement.id, digest });
}
