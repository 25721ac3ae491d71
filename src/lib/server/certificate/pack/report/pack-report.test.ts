import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PackReportInput } from '#lib/domain/certificate/pack/report-input.ts';
import { packReport } from './pack-report.ts';
import { sampleReport } from './report-for-tests.ts';

const source = async (input: PackReportInput) => Buffer.from(await packReport(input)).toString('latin1');

describe('the file', () => {
	test('is tagged, titled, and says its language', async () => {
		const pdf = await source(sampleReport());
		expect(pdf).toMatch(/\/Marked true/);
		expect(pdf).toMatch(/\/Lang \(en-US\)/);
		expect(pdf).toMatch(/\/DisplayDocTitle true/);
		expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(pdf).toContain(
			'Training evidence, Larkfen Police Department & Harbor Patrol, 2025-07-01 to 2026-06-30'
		);
		expect(pdf).not.toContain('Helvetica');
	});

	test('has one title, a heading and a bookmark for each part, and tables that are read once', async () => {
		const pdf = await source(sampleReport());
		expect(pdf.match(/\/S \/H1\b/g)).toHaveLength(1);
		expect(pdf.match(/\/S \/H2\b/g)).toHaveLength(3);
		// pdfkit writes the titles of bookmarks in their order.
		expect(pdf.match(/\/Title \([A-Z] [^)]*\)/g)).toEqual([
			'/Title (A Cover and attestation)',
			'/Title (B Officer summary)',
			'/Title (D Exceptions)',
			'/Title (J Integrity proof)'
		]);
		// Requirements, where officers stand, part B, what was withheld: part D has no row and no table.
		expect(pdf.match(/\/Scope \/Column/g)).toHaveLength(3 + 3 + 7 + 2);
	});

	test('is the same, byte for byte, for the same input, and another for each other one', async () => {
		const first = await source(sampleReport());
		expect(await source(sampleReport())).toBe(first);
		const { cover, integrity } = sampleReport();
		for (const changes of [
			{ cover: { ...cover, preparedBy: 'Somebody else' } },
			{ cover: { ...cover, asOf: cover.asOf.add({ minutes: 1 }) } },
			{ integrity: { ...integrity, manifest: 'f'.repeat(64) } }
		])
			expect(await source(sampleReport(60, changes))).not.toBe(first);
	});
});

const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined;

/** What poppler says of a report: its information, the words of each page, and its structure. */
async function read(input: PackReportInput) {
	const folder = mkdtempSync(join(tmpdir(), 'report-'));
	const file = join(folder, 'report.pdf');
	writeFileSync(file, await packReport(input));
	const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
	const [info, structure] = [run('pdfinfo', file), run('pdfinfo', '-struct-text', file)];
	const pages = run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);
	rmSync(folder, { recursive: true });
	return { info, structure, pages: pages.map((page) => page.replace(/\s+/g, ' ')) };
}

describe.skipIf(!hasPoppler)('read by poppler', () => {
	test('each page says which it is of how many, whose, of which moment, and the hash of the manifest', async () => {
		const input = sampleReport();
		const { info, pages } = await read(input);
		expect(info).toMatch(/Tagged:\s+yes/);
		expect(info).toMatch(new RegExp(`Pages:\\s+${pages.length}\\b`));
		expect(pages.length).toBeGreaterThan(5);
		for (const [index, page] of pages.entries()) {
			expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
			expect(page).toContain(`Manifest SHA-256 ${input.integrity.manifest}`);
			expect(page).toContain('Larkfen Police Department & Harbor Patrol');
			expect(page).toContain('As of 15 July 2026, 12:04:00 America/Chicago (UTC-05:00)');
		}
	});

	test('the heads of a table are on each of its pages, and read once', async () => {
		const { pages, structure } = await read(sampleReport());
		const listing = pages.filter((page) => page.includes('Rowntree-Achterberg'));
		expect(listing.length).toBeGreaterThan(2);
		for (const page of listing) expect(page).toContain('Because');
		expect(structure.match(/Because/g)).toHaveLength(1);
		expect(structure).not.toContain('Page 1 of');
	});

	test('no row is split: each officer is on a page with the whole of their reason', async () => {
		const input = sampleReport(40);
		const [part] = input.parts;
		const ends = part!.rows.map((_, index) => [
			...[`begin-${index}.`, '…', '', '', '', ''],
			`why ${'x '.repeat(index * 8)} end-${index}.`
		]);
		const { pages } = await read({ ...input, parts: [{ ...part!, rows: ends, total: 40 }] });
		for (const index of ends.keys()) {
			const page = pages.find((words) => words.includes(`end-${index}.`));
			expect(page, `end-${index}`).toContain(`begin-${index}.`);
		}
	});

	test('what is not printed is said, with the file that has it', async () => {
		const { pages } = await read(sampleReport(3));
		const words = pages.join(' ');
		expect(words).toContain('12,837 rows more stand in parts/B-officers.csv, whose hash is in the manifest.');
		expect(words).toContain('There is nothing of this kind in the period.');
		expect(words).toContain('These are all rows of parts/D-exceptions.csv (0 rows).');
	});

	test('the cover names the chief who attests; without one there is room for the name', async () => {
		const input = sampleReport(1);
		expect((await read(input)).pages.join(' ')).toContain(
			'I, Margarethe Søndergaard, Chief of Police, have reviewed'
		);
		const agency = { ...input.cover.agency, chiefName: null, chiefTitle: null, ori: null };
		const words = (await read({ ...input, cover: { ...input.cover, agency } })).pages.join(' ');
		expect(words).toContain('I have reviewed this report');
		expect(words).toContain('ORI Not entered');
	});

	test.each([
		['a cell longer than a page', 'x y '.repeat(6000)],
		['a word longer than its column', 'x'.repeat(3000)],
		['a control and a letter that no font has', 'a\u0000b\u0007 \u{1F600} \u6f22'],
		['nothing', '']
	])('stands it: %s', async (_, words) => {
		const input = sampleReport(1);
		const rows = [
			['First', words, '', '', '', '', words],
			['Second', '', '', '', '', '', '']
		];
		const { pages } = await read({ ...input, parts: [{ ...input.parts[0]!, rows, total: 2 }] });
		expect(pages.length).toBeLessThan(9);
		expect(pages.join(' ')).toContain('Second');
	});
});
