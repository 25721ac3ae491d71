import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { CLASSES, rulesInForce, type RetentionClass } from '#lib/domain/compliance/retention/retention.ts';
import { separatedOn } from '#lib/domain/compliance/retention/separated-on.ts';
import { whyKept } from '#lib/domain/compliance/retention/why-kept.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listDisabled, listHistories, listHolds, listRemovals, listRules } from './queries.ts';

/** Somebody of whom something may be removed now, and what. */
export interface DuePerson {
	personId: string;
	name: string;
	separatedOn: Temporal.PlainDate;
	classes: RetentionClass[];
}

/** The rules, the holds, who is due by the rules, and what was removed. */
export async function readRetention(context: Context) {
	if (!can(context.actor, { action: 'manage-retention' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const rules = await listRules(trx, departmentId);
		const holds = await listHolds(trx, departmentId);
		const removals = await listRemovals(trx, departmentId);
		const inForce = rulesInForce(rules);
		const due = await listDue(trx, context, { inForce, holds });
		const named = [
			...rules.map(({ setBy }) => setBy),
			...holds.flatMap((hold) => [hold.personId, hold.placedBy, hold.endedBy]),
			...removals.flatMap((removal) => [removal.personId, removal.removedBy])
		].filter((id) => id !== null);
		return { inForce, rules, holds, removals, due, names: await namesOf(trx, departmentId, named) };
	});
}

type Hold = Awaited<ReturnType<typeof listHolds>>[number];

/** Who is separated for longer than a rule keeps something that is still there, without a hold. The longest gone first. */
async function listDue(
	trx: Tx,
	{ actor, now }: Context,
	{ inForce, holds }: { inForce: Record<RetentionClass, number | null>; holds: readonly Hold[] }
): Promise<DuePerson[]> {
	if (CLASSES.every((one) => inForce[one] === null)) return [];
	const today = localDay(now, actor.timeZone);
	const standing = holds.filter(({ endedAt }) => !endedAt);
	const isHeld = (id: string) => standing.some(({ personId }) => personId === null || personId === id);
	const left = (await listDisabled(trx, actor.departmentId)).filter(
		({ personId }) => personId !== actor.personId
	);
	const histories = await listHistories(
		trx,
		actor.departmentId,
		left.map(({ personId }) => personId)
	);
	return left
		.flatMap((person) => {
			const { personId } = person;
			const history = histories.get(personId) ?? [];
			const since = separatedOn(history, today);
			const facts = { isHeld: isHeld(personId), separatedOn: since, isDisabled: true, today };
			const classes = CLASSES.filter(
				(one) => person[one] && whyKept({ ...facts, keepMonths: inForce[one] }) === null
			);
			if (!since || classes.length === 0) return [];
			const { givenName, familyName } = history[0]!;
			return [{ personId, name: `${familyName}, ${givenName}`, separatedOn: since, classes }];
		})
		.sort((a, b) => (a.separatedOn.toString() < b.separatedOn.toString() ? -1 : 1));
}

async function namesOf(trx: Tx, departmentId: string, people: string[]): Promise<Map<string, string>> {
	const histories = await listHistories(trx, departmentId, [...new Set(people)]);
	return new Map([...histories].map(([id, [newest]]) => [id, `${newest!.familyName}, ${newest!.givenName}`]));
}
