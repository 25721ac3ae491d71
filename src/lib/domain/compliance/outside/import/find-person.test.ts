import { describe, expect, it } from 'vitest';
import { PeopleByKey, type NamedBy, type PersonKeys } from './find-person.ts';

const person = (personId: string, more: Partial<PersonKeys> = {}): PersonKeys => ({
	personId,
	name: personId,
	email: `${personId}@demo.example`,
	familyNames: ['Núñez Ortega'],
	held: [{ from: '2020-01-01', badgeNumber: null, stateOfficerId: null }],
	...more
});
const held = (from: string, badgeNumber: string | null, stateOfficerId: string | null = null) => ({
	...{ from, badgeNumber, stateOfficerId }
});

const people = new PeopleByKey([
	person('ana', { held: [held('2020-01-01', 'HC-12', 'P1'), held('2024-06-01', 'HC-99', 'P1')] }),
	person('ben', { held: [held('2020-01-01', null, null), held('2024-06-01', 'HC-12', null)] }),
	person('cal', { held: [held('2020-01-01', 'HC-30', 'P3')], email: null }),
	person('dee', { held: [held('2020-01-01', 'HC-40', 'P4')] }),
	person('eve', { held: [held('2020-01-01', 'HC-40', 'P5')] })
]);

const find = (named: Partial<NamedBy>, day: string | null = '2023-05-05') => {
	const found = people.find(
		{ stateOfficerId: '', badgeNumber: '', email: '', familyName: '', ...named },
		day
	);
	return found.kind === 'found' ? `${found.person.personId} by ${found.by}` : found.kind;
};

describe('a row finds', () => {
	it.each<[string, Partial<NamedBy>, string]>([
		['by state number', { stateOfficerId: 'P3' }, 'cal by stateOfficerId'],
		['however it is spaced and written', { badgeNumber: ' hc-30 ' }, 'cal by badgeNumber'],
		['by address', { email: 'BEN@demo.example' }, 'ben by email'],
		[
			'by the first key of several that fit',
			{ badgeNumber: 'HC-30', stateOfficerId: 'P3' },
			'cal by stateOfficerId'
		],
		[
			'by one key where nothing is known for the other',
			{ badgeNumber: 'HC-30', email: 'x@y.example' },
			'cal by badgeNumber'
		],
		['nobody', { badgeNumber: 'HC-77' }, 'nobody'],
		['nobody without a key', { familyName: 'Ortega' }, 'no-key'],
		['nobody by keys of two people', { stateOfficerId: 'P3', email: 'ana@demo.example' }, 'contradicts'],
		[
			'nobody where a key is another than the one on record',
			{ badgeNumber: 'HC-30', stateOfficerId: 'P9' },
			'contradicts'
		],
		['nobody where two have the same number', { badgeNumber: 'HC-40' }, 'several'],
		[
			'the one of two whom another key names',
			{ badgeNumber: 'HC-40', stateOfficerId: 'P5' },
			'eve by stateOfficerId'
		],
		[
			'the name with or without its accents',
			{ stateOfficerId: 'P3', familyName: 'NUNEZ-ORTEGA' },
			'cal by stateOfficerId'
		],
		['nobody of another name', { stateOfficerId: 'P3', familyName: 'Smith' }, 'other-name']
	])('%s', (_, named, expected) => {
		expect(find(named)).toBe(expected);
	});

	it('whoever had a badge on the day, when it went from one to another', () => {
		expect(find({ badgeNumber: 'HC-12' }, '2023-05-05')).toBe('ana by badgeNumber');
		expect(find({ badgeNumber: 'HC-12' }, '2024-06-01')).toBe('ben by badgeNumber');
		expect(find({ badgeNumber: 'HC-12' }, '2019-05-05')).toBe('several');
		expect(find({ badgeNumber: 'HC-12' }, null)).toBe('several');
	});
});
