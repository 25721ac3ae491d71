import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from '#lib/domain/audit/canonical.ts';
import { noteText } from '#lib/domain/audit/note/signed-note.ts';
import { keyIdOf, verifierKey } from '#lib/domain/audit/note/verifier-key.ts';
import { certificateSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { certificateText, type CertificateStatement } from '../certificate-note.ts';
import { verifyCertificate } from './verify-certificate.ts';

const DEPARTMENT = '0d000000-0000-4000-8000-000000000001';
const seedOf = (text: string) => Uint8Array.from(utf8ToBytes(text.padEnd(32, '.')));
const [server, stranger] = [seedOf('the department'), seedOf('somebody else')];
const publicKey = (seed = server) => bytesToHex(ed25519.getPublicKey(seed));
const keys = verifierKey(certificateSigner(DEPARTMENT), publicKey());

const identity = { salt: 'a5', officerName: 'Ada Okafor', badgeNumber: '12' };
const record = {
	...{
		id: 'k1',
		departmentId: DEPARTMENT,
		personId: 'p1',
		number: 'FW-7Q4M-X2KD-09TZ-8B3R',
		rank: 'Sergeant'
	},
	...{
		departmentName: 'Harrow County Police',
		courseCode: 'TR-1',
		courseTitle: 'Signs of danger',
		minutes: 90
	},
	...{ requirementTitle: 'Trauma', citation: '§ 1', contentHash: 'ab', completedOn: '2026-03-03' },
	...{ validUntil: '2027-03-02', identity: digest(identity) }
};
const statement = { departmentId: DEPARTMENT, number: record.number, record, identity };

function signed(
	said: CertificateStatement,
	{ seed = server, name = certificateSigner(said.departmentId), text = certificateText(said) } = {}
) {
	const keyId = keyIdOf(name, publicKey(seed));
	return noteText({
		text,
		signatures: [{ name, keyId, signature: bytesToHex(ed25519.sign(utf8ToBytes(text), seed)) }]
	});
}
const verify = (note: string, given: string | null = keys, today = '2026-12-01') =>
	verifyCertificate(note, {}, { keys: given, today });

describe('a certificate as it was signed', () => {
	it('is proven, and says that only the page knows of a revocation', () => {
		const verdict = verify(signed(statement));
		expect(verdict.outcome).toBe('proven');
		expect(verdict.sentence).toContain(
			'Whether it was revoked since, only its page says: look up FW-7Q4M-X2KD-09TZ-8B3R'
		);
		expect(verdict.facts).toContainEqual({ term: 'Name', value: 'Sergeant Ada Okafor' });
		expect(verdict.facts).toContainEqual({ term: 'Completed', value: 'Signs of danger (TR-1), 1.50 hours' });
		expect(verdict.facts).toContainEqual({ term: 'Valid until', value: '2027-03-02' });
	});

	it('is past after its last day, and not on it', () => {
		const until = (today: string) =>
			verify(signed(statement), keys, today).facts.find(({ term }) => term === 'Valid until')?.value;
		expect(until('2027-03-02')).toBe('2027-03-02');
		expect(until('2027-03-03')).toBe('2027-03-02, which is past');
	});

	it('is proven by the key of the installation, published under no department', () => {
		expect(verify(signed(statement), verifierKey('firstword', publicKey())).outcome).toBe('proven');
	});

	it('without a name, when that was cut', () => {
		const verdict = verify(signed({ ...statement, identity: null }));
		expect(verdict).toMatchObject({
			outcome: 'proven',
			withheld: expect.stringContaining('removed from the record')
		});
	});

	it('proves nothing without a key', () => {
		expect(verify(signed(statement), null)).toMatchObject({ outcome: 'unproven', proves: 'Nothing.' });
	});
});

describe('a certificate is broken', () => {
	it.each<[what: string, note: () => string, sentence: string]>([
		['by another name', () => signed(statement).replace('Ada', 'Eva'), 'was changed after it was signed'],
		[
			'signed by a stranger',
			() => signed(statement, { seed: stranger }),
			'was not signed with a key that the department published'
		],
		[
			'signed with the key for packs',
			() => signed(statement, { name: `firstword/packs/${DEPARTMENT}` }),
			'was not signed with a key'
		],
		[
			'signed, with a record that is not its digest’s',
			() => signed(statement, { text: certificateText(statement).replace('"minutes":90', '"minutes":900') }),
			'What the certificate says is not what its digest is of.'
		],
		[
			'signed, under another number',
			() => signed({ ...statement, number: 'FW-0000-0000-0000-0000' }),
			'What the certificate says is not what its digest is of.'
		],
		[
			'signed, with another’s name',
			() => signed({ ...statement, identity: { ...identity, officerName: 'Eva' } }),
			'The name on the certificate is not the one that was hashed in it.'
		],
		[
			'signed, and no certificate',
			() => signed(statement, { text: 'firstword-certificate/1\nmore\n' }),
			'is no signed certificate of Firstword'
		],
		['empty', () => '', 'is no signed certificate of Firstword']
	])('%s', (_, note, sentence) => {
		const verdict = verify(note(), `${keys}\n${verifierKey(`firstword/x`, publicKey())}`);
		expect(verdict.outcome).toBe('broken');
		expect(verdict.sentence).toContain(sentence);
		expect(verdict.facts).toEqual([]);
	});

	it('with any bit of any byte turned', () => {
		const bytes = utf8ToBytes(signed(statement));
		fc.assert(
			fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
				const turned = Uint8Array.from(bytes);
				turned[at]! ^= 1 << bit;
				expect(verify(new TextDecoder().decode(turned)).outcome).toBe('broken');
			}),
			{ seed: 20261126, numRuns: 400 }
		);
	});
});
