import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Context } from '#lib/server/context.ts';
import type { readPerson } from '#lib/server/identity/read-people.ts';
import { rolesInWords } from '../person-form.ts';

/** A person as the administrator's page shows them: what holds today, and everything that held or will. */
export function personShown(
	{ account, history }: Awaited<ReturnType<typeof readPerson>>,
	{ now, actor }: Context
) {
	const dayOf = (instant: Temporal.Instant) => dayInWords(localDay(instant, actor.timeZone));
	const today = localDay(now, actor.timeZone);
	const isAhead = (row: { heldFrom: Temporal.PlainDate }) =>
		Temporal.PlainDate.compare(row.heldFrom, today) > 0;
	const holding = history.find((row) => !isAhead(row)) ?? history.at(-1)!;
	const { givenName, familyName, badgeNumber, stateOfficerId, rank, unitId } = holding;
	const { assignment } = holding;
	const licensedOn = holding.licensedOn?.toString() ?? null;
	return {
		name: `${givenName} ${familyName}`,
		email: account.email,
		isDisabled: account.disabledAt !== null,
		roles: account.roles,
		details: {
			...{ givenName, familyName, badgeNumber, stateOfficerId, rank, unitId, assignment, licensedOn },
			heldFrom: today.toString()
		},
		facts: [
			{
				term: 'State',
				value: account.disabledAt ? `Disabled since ${dayOf(account.disabledAt)}` : 'Enabled'
			},
			{ term: 'E-mail', value: account.email },
			{ term: 'Roles', value: rolesInWords(account.roles) },
			{ term: 'Rank', value: rank ?? '–' },
			{ term: 'Badge number', value: badgeNumber ?? '–' },
			{ term: 'State officer number', value: stateOfficerId ?? '–' },
			{ term: 'Unit', value: holding.unitName ?? '–' },
			{ term: 'Assignment', value: assignment ?? '–' },
			{ term: 'Licensed from', value: holding.licensedOn ? dayInWords(holding.licensedOn) : '–' }
		],
		history: history.map((row, index) => ({
			from: dayInWords(row.heldFrom),
			// A later row for the same day corrects this one.
			note: history[index - 1]?.heldFrom.equals(row.heldFrom) ? 'corrected' : isAhead(row) ? 'to come' : null,
			name: `${row.givenName} ${row.familyName}`,
			rank: row.rank,
			badge: row.badgeNumber,
			unit: row.unitName,
			assignment: row.assignment,
			licensed: row.licensedOn && dayInWords(row.licensedOn),
			employed: row.employed ? 'Yes' : 'No',
			recorded: dayOf(row.recordedAt)
		}))
	};
}
