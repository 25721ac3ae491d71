import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { checkpointText, departmentOf, ledgerOrigin, parseCheckpoint } from './checkpoint.ts';
import { noteText, parseNote, verifyNote } from './signed-note.ts';
import { keyIdOf, parseVerifierKey, parseVerifierKeys, verifierKey } from './verifier-key.ts';

const secret = utf8ToBytes('a seed of 32 bytes for the tests');
const publicKey = bytesToHex(ed25519.getPublicKey(secret));
const signed = (text: string, name: string, seed = secret) => ({
	name,
	keyId: keyIdOf(name, bytesToHex(ed25519.getPublicKey(seed))),
	signature: bytesToHex(ed25519.sign(utf8ToBytes(text), seed))
});

describe('the published example of golang.org/x/mod/sumdb/note', () => {
	const key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
	const text =
		'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
			'’',
			"'"
		);
	const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

	it('is verified, and written again as it was', () => {
		expect(verifyNote(note, [key])).toEqual({ kind: 'verified', text, signers: [key], passedOver: [] });
		expect(noteText(parseNote(note)!)).toBe(note);
	});

	it('has the key id that its name and key make', () => {
		const { name, publicKey } = parseVerifierKey(key)!;
		expect(verifierKey(name, publicKey)).toBe(key);
	});

	it('is refused with another text, and to who has another key', () => {
		expect(verifyNote(note.replace('you', 'You'), [key])).toEqual({
			kind: 'refused',
			reason: 'wrong-signature'
		});
		expect(verifyNote(note, [verifierKey('PeterNeumann', publicKey)])).toEqual({
			kind: 'refused',
			reason: 'unknown-key'
		});
	});
});

describe('a checkpoint', () => {
	const origin = ledgerOrigin('00000000-0000-4000-8000-000000000001');
	const checkpoint = { origin, size: 20_852_163, root: '0a'.repeat(32) };
	const text = checkpointText(checkpoint);
	const key = verifierKey(origin, publicKey);
	const note = noteText({ text, signatures: [signed(text, origin)] });

	it('is three lines, and read again', () => {
		expect(text).toBe(`${origin}\n20852163\n${toBase64(hexToBytes(checkpoint.root))}\n`);
		expect(parseCheckpoint(text)).toEqual(checkpoint);
		expect(departmentOf(origin)).toBe('00000000-0000-4000-8000-000000000001');
		expect(departmentOf(`${origin}x`)).toBeNull();
	});

	it('reads the published example of C2SP', () => {
		expect(
			parseCheckpoint('example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n')
		).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
	});

	it('passes over lines of its own that somebody added to the text', () => {
		expect(parseCheckpoint(`${text}more\n`)).toEqual(checkpoint);
	});

	it.each([
		'',
		text.slice(0, -1),
		`${text}\n`,
		text.replace('20852163', '020852163'),
		text.replace('20852163', '-1')
	])('is not %j', (wrong) => {
		expect(parseCheckpoint(wrong)).toBeNull();
	});

	it('keeps the lines of witnesses and passes over them', () => {
		// A cosignature of C2SP tlog-cosignature: another kind of key, a moment before the signature.
		const witness = { name: 'witness.example/one', keyId: 'deadbeef', signature: '00'.repeat(72) };
		const cosigned = noteText({ text, signatures: [witness, signed(text, origin)] });
		expect(verifyNote(cosigned, [key])).toEqual({
			kind: 'verified',
			text,
			signers: [key],
			passedOver: [witness]
		});
		expect(noteText(parseNote(cosigned)!)).toBe(cosigned);
	});

	it('is verified by each of several keys, and refused when one of them is forged', () => {
		const later = utf8ToBytes('another seed of 32 bytes exactly');
		const keys = [key, verifierKey(origin, bytesToHex(ed25519.getPublicKey(later)))];
		const both = [signed(text, origin), signed(text, origin, later)];
		expect(verifyNote(noteText({ text, signatures: both }), keys)).toMatchObject({ signers: keys });
		const forged = { ...both[1]!, signature: both[0]!.signature };
		expect(verifyNote(noteText({ text, signatures: [both[0]!, forged] }), keys)).toEqual({
			kind: 'refused',
			reason: 'wrong-signature'
		});
	});

	it.each([
		['nothing', ''],
		['a text without a signature', text],
		['an empty line and nothing after it', `${text}\n`],
		['a hyphen for the dash', note.replace('—', '-')],
		['no newline at the end', note.slice(0, -1)],
		['more after the signature', note.replace(/\n$/, ' x\n')],
		['a carriage return', note.replaceAll('\n', '\r\n')],
		['a signature that is no base64', note.replace(/=\n$/, '\n')]
	])('is no note with %s', (_what, wrong) => {
		expect(verifyNote(wrong, [key])).toEqual({ kind: 'refused', reason: 'malformed' });
	});

	it('is refused with any bit of its text or signature turned', () => {
		const bytes = new TextEncoder().encode(note);
		fc.assert(
			fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
				const turned = Uint8Array.from(bytes);
				turned[at]! ^= 1 << bit;
				expect(verifyNote(new TextDecoder().decode(turned), [key]).kind).toBe('refused');
			}),
			{ seed: 20261126, numRuns: 300 }
		);
	});
});

describe('a verifier key', () => {
	const key = verifierKey('a.example/log', publicKey);
	it('is read again; what is none is passed over', () => {
		expect(parseVerifierKey(` ${key}\n`)).toMatchObject({ name: 'a.example/log', publicKey });
		expect(parseVerifierKeys(`# keys\n${key}\n\nx+y+z\n`)).toHaveLength(1);
	});

	it.each(['', 'a+b', key.replace('a.example', 'b.example'), key.slice(0, -4), `${key}=`])(
		'is not %j',
		(wrong) => {
			expect(parseVerifierKey(wrong)).toBeNull();
		}
	);

	it.each(['', 'a b', 'a+b', 'a\nb'])('is not given to the name %j', (name) => {
		expect(() => verifierKey(name, publicKey)).toThrow(RangeError);
	});
});

it.each(['QQ==', 'QUI=', 'QUJD', ''])('base64 %j is read and written alike', (text) => {
	expect(toBase64(fromBase64(text)!)).toBe(text);
});

it.each(['QR==', 'QQ=', 'QQ', 'Q Q=', 'Q-_='])('%j is no base64', (text) => {
	expect(fromBase64(text)).toBeNull();
});
