import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyNote } from '#lib/domain/audit/note/signed-note.ts';
import { addKey, readKeys } from './key-folder.ts';
import { installationKeys, publishedKeys } from './published-keys.ts';
import { signNote } from './sign-note.ts';
import { publicKeyOf, signWith } from './signing-key.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keys-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const moment = (text: string) => Temporal.Instant.from(text);
const department = '00000000-0000-4000-8000-000000000001';
const name = `firstword/ledger/${department}`;

it('signs as RFC 8032 has it (section 7.1, test 1 and 2)', () => {
	const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
	expect(publicKeyOf(seed)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
	expect(signWith(seed, '')).toBe(
		'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
	);
	expect(signWith('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'r')).toBe(
		'92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
	);
});

it('makes a key the first time, for its owner alone, and finds it again', () => {
	const [made] = readKeys(folder);
	expect(readKeys(folder)).toEqual([made]);
	expect(readdirSync(folder)).toEqual(['first.json']);
	expect(statSync(join(folder, 'first.json')).mode & 0o777).toBe(0o600);
});

it('says in one sentence that the folder cannot be used', () => {
	writeFileSync(join(folder, 'file'), '');
	expect(() => readKeys(join(folder, 'file'))).toThrow(
		/^The signing keys in .* cannot be read or made: ENOTDIR/
	);
});

it('never makes a second first key', () => {
	const [made] = readKeys(folder);
	addKey(moment('2030-01-01T00:00:00Z'), folder, 'first.json');
	expect(readKeys(folder)).toEqual([made]);
});

it('verifies with the published keys, and signs the same bytes each time', () => {
	const keys = readKeys(folder);
	const at = moment('2026-11-26T10:00:00Z');
	const note = signNote(name, 'a text\n', at, keys);
	expect(signNote(name, 'a text\n', at, keys)).toBe(note);
	expect(verifyNote(note, publishedKeys(department, keys))).toMatchObject({
		kind: 'verified',
		text: 'a text\n'
	});
	expect(verifyNote(note, publishedKeys('00000000-0000-4000-8000-000000000002', keys)).kind).toBe('refused');
});

it('a later key signs what is later; what the earlier one signed is signed by it still, and verifies', () => {
	addKey(moment('2026-01-01T00:00:00Z'), folder);
	const before = signNote(name, 'a text\n', moment('2026-06-01T00:00:00Z'), readKeys(folder));
	addKey(moment('2027-01-01T00:00:00Z'), folder);
	const keys = readKeys(folder);
	expect(keys.map(({ signsFrom }) => signsFrom.toString())).toEqual([
		'2026-01-01T00:00:00Z',
		'2027-01-01T00:00:00Z'
	]);
	expect(signNote(name, 'a text\n', moment('2026-06-01T00:00:00Z'), keys)).toBe(before);
	const after = signNote(name, 'a text\n', moment('2027-01-01T00:00:00Z'), keys);
	expect(after).not.toBe(before);
	for (const note of [before, after])
		expect(verifyNote(note, publishedKeys(department, keys)).kind).toBe('verified');
	expect(verifyNote(after, publishedKeys(department, keys.slice(0, 1))).kind).toBe('refused');
	expect(installationKeys(keys)).toHaveLength(2);
});

it('signs with the next key where only the public half of the one in force was kept', () => {
	addKey(moment('2026-01-01T00:00:00Z'), folder);
	const old = readKeys(folder)[0]!;
	const note = signNote(name, 'a text\n', old.signsFrom, [old]);
	addKey(moment('2027-01-01T00:00:00Z'), folder);
	const file = join(folder, '2026-01-01T000000Z.json');
	const { seed: _, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as { seed: string };
	writeFileSync(file, JSON.stringify(kept));
	const keys = readKeys(folder);
	expect(verifyNote(note, publishedKeys(department, keys)).kind).toBe('verified');
	expect(signNote(name, 'a text\n', moment('2027-06-01T00:00:00Z'), keys)).not.toBe(note);
});

it.each([
	['is no JSON', 'x'],
	['has no moment', JSON.stringify({ publicKey: '0'.repeat(64), seed: null })],
	[
		'has another public key than its seed',
		JSON.stringify({ signsFrom: '2026-01-01T00:00:00Z', publicKey: '0'.repeat(64), seed: '1'.repeat(64) })
	]
])('refuses to start on a key that %s', (_what, text) => {
	writeFileSync(join(folder, 'a.json'), text);
	expect(() => readKeys(folder)).toThrow(/The signing key in .*a\.json cannot be used/);
});
