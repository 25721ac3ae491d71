import { describe, expect, it } from 'vitest';
import { digest } from '#lib/domain/audit/canonical.ts';
import { ledgerOrigin } from '#lib/domain/audit/note/checkpoint.ts';
import { fflateMachine } from '#verifier/fflate-machine.ts';
import {
	chained,
	checkpointOver,
	DEPARTMENT,
	keysOf,
	lines,
	OFFICER,
	rootAfter,
	SERVER,
	smallPack,
	STRANGER,
	type Entry,
	type Files,
	type Interference
} from './small-pack.ts';
import { verifyBytes } from './verify-bytes.ts';

const brokenIn = ({ checks }: Awaited<ReturnType<typeof verifyBytes>>) =>
	checks.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id);

describe('a pack that is whole', () => {
	it.each<[string, Interference]>([
		['packed', {}],
		['stored', { stored: true }],
		['of one officer', { ofOne: true }]
	])('%s is proven with the published keys', async (_, interference) => {
		const verdict = await verifyBytes(smallPack(interference).bytes);
		expect(verdict).toMatchObject({ outcome: 'proven' });
		const rest = verdict.checks.filter(({ verdict: one }) => one !== 'holds').map(({ id }) => id);
		expect(rest).toEqual(['kept']);
	});

	it('is proven alike where nothing but script is there to look at signatures', async () => {
		const asked = { keys: keysOf(SERVER) };
		const script = await verifyBytes(smallPack().bytes, asked, fflateMachine);
		expect(script).toEqual(await verifyBytes(smallPack().bytes, asked));
		const strange = smallPack({ seed: STRANGER }).bytes;
		expect((await verifyBytes(strange, asked, fflateMachine)).outcome).toBe('broken');
	});

	it('says what it holds and what is withheld', async () => {
		const verdict = await verifyBytes(smallPack().bytes);
		expect(verdict.withheld).toContain('The text of 2 entries is withheld');
		expect(verdict.facts).toContainEqual({ term: 'Ledger', value: '10 entries, all of them in the pack' });
		const details = Object.fromEntries(verdict.checks.map(({ id, detail }) => [id, detail]));
		expect(details).toMatchObject({
			ledger: '10 followed, one after the other.',
			records: '7 compared.',
			content: '1 compared.',
			rows: '3 followed to their entries.',
			certificates: '1 compared.',
			sums: 'Added up for 2 pairs of person and requirement.'
		});
	});

	it('proves nobody when its keys came with it', async () => {
		const verdict = await verifyBytes(smallPack().bytes, {});
		expect(verdict.outcome).toBe('unproven');
		expect(verdict.proves).toContain('does not prove who sealed it');
	});

	it('holds beside checkpoints that were kept, however they were kept', async () => {
		const { bytes, entries } = smallPack();
		const notes = [4, 8, 10].map((size) => checkpointOver(entries, size));
		const asked = { keys: keysOf(SERVER) };
		const kept = async (...checkpoints: string[]) =>
			(await verifyBytes(bytes, { ...asked, checkpoints })).checks.find(({ id }) => id === 'kept');
		const three = { verdict: 'holds', detail: '3 compared.' };
		expect(await kept(...notes)).toMatchObject(three);
		expect(await kept(notes.join(''))).toMatchObject(three);
		expect(await kept(notes.join('\n\n').replaceAll('\n', '\r\n'))).toMatchObject(three);
		expect(await kept(notes.map((note) => JSON.stringify({ size: 1, note })).join('\n'))).toMatchObject(
			three
		);
		expect(await kept(`Dear auditor,\n\n${notes.join('\n')}\nYours\n`)).toMatchObject(three);
	});

	it('says that a later checkpoint tells nothing of it', async () => {
		const later = chained([...lines(), ...lines()]);
		const { outcome, checks } = await verifyBytes(smallPack().bytes, {
			keys: keysOf(SERVER),
			checkpoints: [checkpointOver(later, 15)]
		});
		expect(outcome).toBe('proven');
		expect(checks.find(({ id }) => id === 'kept')).toMatchObject({ verdict: 'unasked' });
	});
});

const change = (path: string, from: string | RegExp, to: string) => (files: Files) => {
	const before = files.get(path)!;
	const after = before.replace(from, to);
	if (after === before) throw new Error(`${path} does not hold ${String(from)}`);
	files.set(path, after);
};
const linesWith = (index: number, more: object) =>
	lines().map((line, at) => (at === index ? { ...line, ...more } : line));
const evidence = (from: string | RegExp, to: string): Interference => ({
	files: change('evidence.ndjson', from, to)
});
const C = 'parts/C-completions.csv';

/** Somebody with the department’s keys, who changed something and sealed the pack anew as if nothing had happened. */
describe('a pack that was sealed again after', () => {
	it.each<[what: string, interference: Interference, check: string, sentence: string]>([
		[
			'an entry was changed',
			evidence('\\"certificate\\":\\"k1\\"', '\\"certificate\\":\\"k2\\"'),
			'ledger',
			'Entry 7 does not say what it said when it was written: its text or its hash was changed afterwards.'
		],
		[
			'an entry was taken out',
			evidence(/^\{"seq":7,.*\n/m, ''),
			'ledger',
			'Entry 7 is missing: the pack goes on with entry 8.'
		],
		[
			'the last entry was taken out',
			evidence(/^\{"seq":10,.*\n/m, ''),
			'ledger',
			'The pack ends with entry 9; its checkpoint counts 10: the last entries are missing.'
		],
		[
			'an entry was doubled',
			evidence(/^(\{"seq":7,.*\n)/m, '$1$1'),
			'ledger',
			'Entry 7 stands a second time'
		],
		[
			'entries were exchanged',
			evidence(/^(\{"seq":7,.*\n)(\{"seq":8,.*\n)/m, '$2$1'),
			'ledger',
			'Entry 7 is missing'
		],
		[
			'the hash of a withheld entry was changed',
			evidence(/("seq":3,"hash":")../, '$1zz'.replace('zz', '00')),
			'ledger',
			'Entry 4 does not follow from the one before it, whose text is withheld'
		],
		[
			'a text was withheld that is not counted',
			evidence(/("seq":8,"hash":"[^"]+"),.*/, '$1,"withheld":true}'),
			'ledger',
			'pack.json says that the text of 2 entries is withheld; it is of 3.'
		],
		[
			'a line is none',
			evidence(/^\{"seq":7,/m, '{"seq":07,'),
			'ledger',
			'Line 7 of evidence.ndjson cannot be read.'
		],
		[
			'a record was changed',
			evidence('"minutes":90', '"minutes":900'),
			'records',
			'The record of entry 7 (certificate-issued) does not say what it said'
		],
		[
			'a record of the period was left out',
			{ lines: linesWith(3, { records: [] }) },
			'records',
			'Entry 4 is of the days of this pack, and the record that it names is missing.'
		],
		[
			'one record of two was left out',
			{ lines: linesWith(8, { records: [{ h: 1 }] }) },
			'records',
			'Entry 9 names 2 records; the pack holds 1 for it.'
		],
		[
			'names were exchanged',
			evidence('"givenName":"Ada"', '"givenName":"Eva"'),
			'records',
			'The names beside the record of entry 2 are not those that were hashed in it.'
		],
		[
			'a checkpoint is of another ledger',
			{ files: (files) => files.set('checkpoint.txt', checkpointOver(chained(lines().toReversed()), 10)) },
			'checkpoints',
			'Between entries 9 and 10 it is not'
		],
		[
			'a checkpoint’s line says another root',
			{ files: change('checkpoints.ndjson', /"root":"../, '"root":"00') },
			'checkpoints',
			'The checkpoint over 4 entries is not the one whose signature stands beside it.'
		],
		[
			'checkpoints are out of order',
			{ files: change('checkpoints.ndjson', /^(.*\n)(.*\n)$/, '$2$1') },
			'checkpoints',
			'Line 2 of checkpoints.ndjson cannot be read, or stands out of its order.'
		],
		[
			'what was taught was changed',
			{ files: (files) => changeContent(files, '"answers":[2]', '"answers":[1]') },
			'content',
			'is not what it was when entry 4 was written'
		],
		[
			'the source of content was changed',
			{ files: (files) => changeContent(files, '# Signs', '# Sings') },
			'content',
			'its sources were changed'
		],
		[
			'content was left out',
			{
				files: (files) =>
					[...files.keys()]
						.filter((path) => path.startsWith('content/'))
						.forEach((path) => files.delete(path))
			},
			'content',
			'which the pack does not hold'
		],
		[
			'a row leads to another entry',
			{ files: change(C, ',6,', ',7,') },
			'rows',
			'Row 1 of parts/C-completions.csv was written of another entry than entry 7 is'
		],
		[
			'a row leads nowhere',
			{ files: change(C, ',6,', ',600,') },
			'rows',
			'leads to entry “600” of the ledger, which the pack does not hold'
		],
		[
			'a row is another person’s',
			{ files: change(C, OFFICER, '0f000000-0000-4000-8000-00000000000c') },
			'rows',
			'which is about another person'
		],
		[
			'every table credits more hours than the record has',
			{
				files: (files) => {
					for (const path of [C, 'parts/B-officers.csv', 'parts/E-hours.csv'])
						change(path, path === C ? '1.50' : '3.50', path === C ? '4.50' : '6.50')(files);
				}
			},
			'rows',
			'Row 1 of parts/C-completions.csv credits 4.50 hours; the record of entry 6 is of 1.50.'
		],
		[
			'more hours are shown as approved',
			{ files: change(C, '1.50,1.50', '1.50,1.75') },
			'rows',
			'shows 1.75 approved hours; the record of entry 6 says 1.50.'
		],
		[
			'more hours are shown as measured',
			{ files: change(C, '1.33', '1.34') },
			'rows',
			'shows 1.34 measured hours; the record of entry 6 says 1.33.'
		],
		[
			'another day is shown',
			{ files: change(C, '2026-03-03T09', '2026-03-02T09') },
			'rows',
			'shows another moment than the record of entry 6'
		],
		[
			'a row leads to an entry of no training',
			{
				files: (files) =>
					change(C, `,6,${chained(lines())[5]!.hash}`, `,7,${chained(lines())[6]!.hash}`)(files)
			},
			'rows',
			'leads to entry 7, which is of no training'
		],
		[
			'a row of corrections leads elsewhere',
			{ files: change('parts/I-corrections.csv', ',9,', ',8,') },
			'rows',
			'Row 1 of parts/I-corrections.csv'
		],
		[
			'a certificate’s number is no issued one',
			{ files: change(C, 'FW-7Q4M', 'FW-7Q4N') },
			'certificates',
			'the ledger issued none of that number'
		],
		[
			'a good certificate is shown as revoked',
			{ files: change(C, 'valid', 'revoked') },
			'certificates',
			'was revoked: the ledger does not'
		],
		[
			'a revoked certificate is shown as good',
			{ lines: [...lines(), revocation()] },
			'certificates',
			'shows certificate FW-7Q4M-X2KD-09TZ-8B3R as good: the ledger says that it was revoked'
		],
		[
			'hours were added in the details',
			{ files: change(C, '1.50', '1.51') },
			'sums',
			'3.50 in the summary (B), 3.51 in the details (C), 3.50 in the hours ledger (E).'
		],
		[
			'hours were taken from the hours ledger',
			{ files: change('parts/E-hours.csv', '3.50', '3.49') },
			'sums',
			'3.49 in the hours ledger (E)'
		],
		[
			'the summary has more hours',
			{ files: change('parts/B-officers.csv', '3.50', '4.00') },
			'sums',
			'4.00 in the summary (B)'
		],
		[
			'hours are no number',
			{ files: change('parts/B-officers.csv', '3.50', '3.5e1') },
			'sums',
			'where hours belong'
		],
		[
			'a table’s row is short',
			{ files: change(C, /,6,[0-9a-f]+\r\n/, ',6\r\n') },
			'files',
			'has 11 cells; its header has 12'
		],
		[
			'it is of another department',
			{ files: change('pack.json', DEPARTMENT, '0d000000-0000-4000-8000-000000000002') },
			'seal',
			'a key that is not the department’s key for it'
		],
		[
			'it is of another format',
			{ files: change('pack.json', 'firstword-pack/1', 'firstword-pack/2') },
			'files',
			'pack.json cannot be read.'
		],
		[
			'a part was left out',
			{ files: (files) => files.delete('parts/D-exceptions.csv') },
			'archive',
			'parts/D-exceptions.csv is missing'
		],
		[
			'its seal names another manifest',
			{ seal: (text) => text.replace(/manifest ../, 'manifest 00') },
			'files',
			'manifest.json is not the file that was sealed'
		],
		[
			'its seal names another report',
			{ seal: (text) => text.replace(/report ../, 'report 00') },
			'files',
			'report.pdf is not the file that was sealed'
		],
		[
			'its seal names another archive',
			{ seal: (text) => text.replace(/archive ../, 'archive 00') },
			'archive',
			'it was packed anew'
		],
		[
			'its seal says something else',
			{ seal: (text) => `${text}and more\n` },
			'seal',
			'does not say what a seal of firstword-pack/1 says'
		]
	])('%s is found out', async (_, interference, check, sentence) => {
		const verdict = await verifyBytes(smallPack(interference).bytes);
		expect(verdict.outcome).toBe('broken');
		const found = verdict.checks.find(({ id, verdict: one }) => id === check && one === 'broken');
		expect(found?.detail, JSON.stringify(verdict.checks, null, 1)).toContain(sentence);
	});

	it('everything was written anew is told by a kept checkpoint, and by nothing else', async () => {
		const changed = linesWith(3, { event: { ...lines()[3]!.event, at: '2026-02-01T15:00:00.000Z' } });
		const before = chained(lines());
		const { bytes, entries } = smallPack({ lines: changed });
		expect(rootAfter(entries, 4)).not.toBe(rootAfter(before, 4));
		expect((await verifyBytes(bytes)).outcome).toBe('proven');
		const kept = [2, 6].map((size) => checkpointOver(before, size));
		const verdict = await verifyBytes(bytes, { keys: keysOf(SERVER), checkpoints: kept });
		expect(brokenIn(verdict)).toEqual(['kept']);
		expect(verdict.sentence).toContain(
			'Up to entry 2 the ledger is the one that was signed. Between entries 3 and 6 it is not'
		);
	});

	it('an entry of one officer’s pack was made up', async () => {
		const forged = (entries: Entry[]) => {
			// One that follows from the entry before it, and is in no tree that was signed.
			const [{ previousHash, seq }, other] = [
				entries[5]!,
				chained(linesWith(5, { event: { ...lines()[5]!.event, completion: 'c9' } }))[5]!
			];
			entries[5] = { ...other, previousHash, seq };
		};
		const truth = chained(lines());
		const files = (all: Files) => all.set('checkpoint.txt', checkpointOver(truth, 10));
		const verdict = await verifyBytes(smallPack({ ofOne: true, entries: forged, files }).bytes);
		expect(verdict.outcome).toBe('broken');
		expect(verdict.checks.find(({ id }) => id === 'ledger')?.detail).toContain(
			'does not stand in the ledger that the checkpoint signs'
		);
	});
});

describe('who sealed it', () => {
	it('a stranger who seals it anew is told from the department', async () => {
		const { bytes } = smallPack({ seed: STRANGER });
		const verdict = await verifyBytes(bytes);
		expect(brokenIn(verdict)).toEqual(['seal', 'checkpoints']);
		expect(verdict.checks[1]?.detail).toContain('was not signed with a key that the department published');
		// With the key that came with it nobody could tell.
		expect((await verifyBytes(bytes, {})).outcome).toBe('unproven');
	});

	it('a key for checkpoints seals no pack', async () => {
		const verdict = await verifyBytes(smallPack({ signer: ledgerOrigin(DEPARTMENT) }).bytes);
		expect(brokenIn(verdict)).toEqual(['seal']);
		expect(verdict.sentence).toContain('a key that is not the department’s key for it');
	});

	it('a list of keys that holds none is said to', async () => {
		const verdict = await verifyBytes(smallPack().bytes, { keys: 'no key\n' });
		expect(verdict.sentence).toBe('The list of keys that was given holds no key.');
	});

	it('a kept checkpoint that somebody else signed is none', async () => {
		const { bytes, entries } = smallPack();
		for (const checkpoint of [
			checkpointOver(entries, 4, STRANGER),
			checkpointOver(entries, 4).replace('\n4\n', '\n5\n'),
			'nothing'
		])
			expect(brokenIn(await verifyBytes(bytes, { keys: keysOf(SERVER), checkpoints: [checkpoint] }))).toEqual(
				['kept']
			);
	});
});

function revocation() {
	return {
		event: {
			kind: 'certificate-revoked',
			subject: OFFICER,
			certificate: 'k1',
			at: '2026-04-01T00:00:00.000Z',
			digest: digest({ r: 1 })
		},
		records: [{ r: 1 }]
	};
}

function changeContent(files: Files, from: string, to: string) {
	const path = [...files.keys()].find((one) => one.startsWith('content/') && one.endsWith('.json'))!;
	change(path, from, to)(files);
}
