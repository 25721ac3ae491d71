import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { messagesDue, type ToldStanding } from './messages-due.ts';
import { supervisorNotices } from './supervisor-notices.ts';

const people = [
	{ personId: 'dana', unitId: 'nights', roles: ['supervisor', 'officer'] },
	{ personId: 'lee', unitId: 'days', roles: ['supervisor'] },
	{ personId: 'sam', unitId: 'nights', roles: ['officer'] },
	{ personId: 'kim', unitId: null, roles: ['supervisor'] }
];
const keysOf = (
	more: Partial<ToldStanding>,
	today = '2026-12-01',
	officer = { personId: 'ann', unitId: 'nights' as string | null }
) => {
	const standing: ToldStanding = {
		...{ requirementId: 'req', title: 'First response', kind: 'overdue', cycle: 2, opensOn: null, why: '' },
		...{ dueOn: Temporal.PlainDate.from('2026-11-30'), consequence: '', tellSupervisor: true },
		...more
	};
	const messages = messagesDue({
		...{
			personId: officer.personId,
			standings: [standing],
			remindDays: [7],
			today: Temporal.PlainDate.from(today)
		}
	});
	return supervisorNotices(officer, messages, people).map(({ key }) => key);
};
const KEY = 'overdue/dana/of/ann/req/2/2026-11-30';

it('tells the supervisor of the unit alone, once for a due day', () => {
	expect(keysOf({})).toEqual([KEY]);
	expect(keysOf({}, '2027-01-20')).toEqual([KEY]);
});

it('tells nobody where the rule does not say so, or before it is overdue', () => {
	expect(keysOf({ tellSupervisor: false })).toEqual([]);
	expect(keysOf({ kind: 'in-grace' })).toEqual([]);
	expect(keysOf({ kind: 'due' }, '2026-11-29')).toEqual([]);
	expect(keysOf({ kind: 'paused' })).toEqual([]);
});

it('tells nobody of themselves, and nobody of an officer without a unit', () => {
	expect(keysOf({}, '2026-12-01', { personId: 'dana', unitId: 'nights' })).toEqual([]);
	expect(keysOf({}, '2026-12-01', { personId: 'ann', unitId: null })).toEqual([]);
});
