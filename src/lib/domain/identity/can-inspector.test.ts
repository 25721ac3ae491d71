import { expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { AUDIENCES } from './audience.ts';
import { can, type Permission } from './can.ts';

// What somebody from outside may do, all of it. Every permission is in this table or it does not compile; whatever
// writes evidence is among those that are refused.

const somebody = { personId: 'p', unitId: 'u' };
const asked: { [Action in Permission['action']]: Extract<Permission, { action: Action }> } = {
	train: { action: 'train' },
	'see-compliance': { action: 'see-compliance' },
	'see-record': { action: 'see-record', ...somebody },
	'see-answers': { action: 'see-answers', ...somebody },
	'see-run': { action: 'see-run', ...somebody },
	export: { action: 'export' },
	'check-ledger': { action: 'check-ledger' },
	'see-content': { action: 'see-content' },
	'grant-extra-attempt': { action: 'grant-extra-attempt', ...somebody },
	'revoke-certificate': { action: 'revoke-certificate', personId: 'p' },
	'adopt-requirement': { action: 'adopt-requirement' },
	'grant-waiver': { action: 'grant-waiver', personId: 'p' },
	'record-leave': { action: 'record-leave', ...somebody },
	'enter-outside': { action: 'enter-outside', ...somebody },
	'decide-outside': { action: 'decide-outside', personId: 'p' },
	'correct-record': { action: 'correct-record', personId: 'p' },
	'import-records': { action: 'import-records' },
	'lead-sessions': { action: 'lead-sessions' },
	'manage-telling': { action: 'manage-telling' },
	'write-scenarios': { action: 'write-scenarios' },
	'approve-scenario': { action: 'approve-scenario', authors: [] },
	'publish-scenario': { action: 'publish-scenario' },
	'see-results': { action: 'see-results' },
	'manage-people': { action: 'manage-people' },
	'save-view': { action: 'save-view' },
	'file-with-state': { action: 'file-with-state' },
	'manage-sinks': { action: 'manage-sinks' },
	'manage-inspections': { action: 'manage-inspections' },
	'write-notes': { action: 'write-notes' },
	'answer-correction': { action: 'answer-correction', personId: 'p' },
	'manage-retention': { action: 'manage-retention' },
	'remove-records': { action: 'remove-records', personId: 'p' }
};

/** Reading, taking away what was read, and what is nobody's but their own. */
const MAY = [
	'see-compliance',
	'see-record',
	'see-answers',
	'export',
	'check-ledger',
	'see-content',
	'save-view',
	'write-notes'
];

const inspector: Actor = {
	departmentId: 'd',
	departmentName: 'D',
	timeZone: 'America/Chicago',
	personId: 'me',
	givenName: 'A',
	familyName: 'B',
	rank: null,
	unitId: null,
	roles: ['inspector']
};

test('an inspector may do these things and no other', () => {
	const allowed = Object.values(asked).filter((permission) => can(inspector, permission));
	expect(allowed.map(({ action }) => action)).toEqual(MAY);
});

test('nothing about themself is more theirs, and a person of no unit is nobody of theirs', () => {
	const own = { personId: 'me', unitId: null };
	expect(can(inspector, { action: 'enter-outside', ...own })).toBe(false);
	expect(can(inspector, { action: 'record-leave', ...own })).toBe(false);
	expect(can(inspector, { action: 'grant-extra-attempt', ...own })).toBe(false);
	expect(can(inspector, { action: 'see-answers', ...own })).toBe(false);
});

test('an inspector comes in where auditors and everybody come in, and nowhere else', () => {
	const open = Object.keys(AUDIENCES).filter((group) => AUDIENCES[group]!.includes('inspector'));
	expect(open).toEqual(['(member)', '(auditor)']);
});
