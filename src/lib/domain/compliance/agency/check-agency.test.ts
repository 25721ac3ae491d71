import { expect, it } from 'vitest';
import { NO_APPROVAL, NO_DETAIL } from './agency.ts';
import { checkAgency, checkApproval, entered } from './check-agency.ts';

it.each([
	['nothing at all', {}, null],
	['an ORI', { ori: 'WY0110000' }, null],
	['an ORI with letters in it', { ori: 'CA01900LA' }, null],
	['an ORI of eight', { ori: 'WY011000' }, 'ori'],
	['an ORI of ten', { ori: 'WY01100000' }, 'ori'],
	['an ORI that begins with a digit', { ori: '1Y0110000' }, 'ori'],
	['an ORI in small letters', { ori: 'wy0110000' }, 'ori'],
	['an ORI with a stroke', { ori: 'WY-110000' }, 'ori'],
	['a state that there is', { profile: 'utah' }, null],
	['a state that there is not', { profile: 'ohio' }, 'profile'],
	['an address of many lines', { address: 'x\n'.repeat(500) }, null],
	['an address that is a book', { address: 'x'.repeat(1001) }, 'address'],
	['a name of 200 letters', { chiefName: 'x'.repeat(200) }, null],
	['a name of more', { chiefName: 'x'.repeat(201) }, 'chiefName']
])('%s', (_, changes, field) => {
	expect(checkAgency({ ...NO_DETAIL, ...changes }, ['utah', 'texas'])?.field ?? null).toBe(field);
});

it.each([
	[{}, null],
	[{ approvedTitle: 'Trauma informed response (4106)', stateCourseNumber: '4106' }, null],
	[{ ncpNumber: '9'.repeat(201) }, 'ncpNumber']
])('of a course %j', (changes, field) => {
	expect(checkApproval({ ...NO_APPROVAL, ...changes })?.field ?? null).toBe(field);
});

it.each([
	['', null],
	[' \n ', null],
	[' 4106 ', '4106']
])('keeps %j as %j', (text, kept) => {
	expect(entered(text)).toBe(kept);
});
