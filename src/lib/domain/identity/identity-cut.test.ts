import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { digest } from '#lib/domain/audit/canonical.ts';
import { historyDigest, historyIdentity, historyRecord, sealHistory } from './history-digest.ts';
import { isCut, REMOVED } from './identity-cut.ts';

const facts = {
	...{ departmentId: 'd', personId: 'p', recordedBy: null, employed: true, rank: 'Sergeant', unitId: null },
	heldFrom: Temporal.PlainDate.from('2025-03-01'),
	recordedAt: Temporal.Instant.from('2025-03-01T08:00:00Z'),
	...{ givenName: 'Alejandra', familyName: 'Ruiz', badgeNumber: '4471', stateOfficerId: null }
};
const sealed = sealHistory(facts, 'a'.repeat(32));
const cut = { ...sealed, ...REMOVED.person, identitySalt: null };

describe('a sealed row', () => {
	it('says nothing of who it is in what the ledger covers', () => {
		expect(JSON.stringify(historyRecord(sealed))).not.toMatch(/Alejandra|Ruiz|4471|aaaa/);
	});
	it('opens to what its hash is of', () => {
		expect(historyRecord(sealed)).toMatchObject({ identity: digest(historyIdentity(sealed)) });
	});
	it('is called the same after the cut, and opens no more', () => {
		expect(isCut(cut)).toBe(true);
		expect(historyDigest(cut)).toBe(historyDigest(sealed));
		expect(historyIdentity(cut)).toBeNull();
	});
	it('of the same person at the same time is called otherwise with another salt', () => {
		expect(historyDigest(sealHistory(facts, 'b'.repeat(32)))).not.toBe(historyDigest(sealed));
	});
	test.each([
		['another name', { ...sealed, familyName: 'Other' }],
		['another number', { ...sealed, badgeNumber: '1' }],
		['another salt', { ...sealed, identitySalt: 'c'.repeat(32) }],
		['another hash', { ...sealed, identityDigest: 'd'.repeat(64) }],
		['no hash', { ...sealed, identityDigest: null }],
		['no salt, but the name', { ...sealed, identitySalt: null }],
		['a name put into a cut row', { ...cut, givenName: 'Somebody', familyName: 'Else' }],
		['a number put into a cut row', { ...cut, badgeNumber: '4471' }],
		['another rank in a cut row', { ...cut, rank: 'Chief' }],
		['a cut row without its hash', { ...cut, identityDigest: null }]
	])('with %s is called otherwise', (_, changed) => {
		expect(historyDigest(changed)).not.toBe(historyDigest(sealed));
	});
});

it('is called what it always was in a row from before', () => {
	const before = { ...facts, identitySalt: null, identityDigest: null };
	expect(historyDigest(before)).toBe(digest(facts));
	expect(historyIdentity(before)).toBeNull();
});
