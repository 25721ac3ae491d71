import { expect, it } from 'vitest';
import { checkColumns, recogniseColumns, type Target } from './columns.ts';

it('recognises the names that records go by, and those of spreadsheets', () => {
	const headings = [
		'state_officer_id',
		'Course Title',
		'PROVIDER NAME',
		'completed_at',
		'Hours (credited)',
		'Shoe size'
	];
	expect(recogniseColumns(headings)).toEqual([
		...['stateOfficerId', 'title', 'provider', 'completedOn', 'hours', null]
	]);
	expect(recogniseColumns(['E-mail', 'e_mail_address', 'Date', 'Completed on', ''])).toEqual([
		...['email', null, 'completedOn', null, null]
	]);
});

it.each<[string, (Target | null)[], number]>([
	['all there', ['badgeNumber', 'title', 'provider', 'completedOn', 'hours'], 0],
	['minutes for hours', ['email', 'title', 'provider', 'completedOn', 'minutes', null], 0],
	['nobody named', ['title', 'provider', 'completedOn', 'hours'], 1],
	['one twice', ['email', 'title', 'title', 'provider', 'completedOn', 'hours'], 1],
	['none at all', [null, null], 5]
])('%s', (_, columns, problems) => {
	expect(checkColumns(columns)).toHaveLength(problems);
});
