import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificatePdf, type CertificateFace } from './certificate-pdf.ts';

const face: CertificateFace = {
	number: 'FW-01A7-K1Q0-ZZ9X-M3PT',
	verifyUrl: 'https://training.example.gov/verify/FW-01A7-K1Q0-ZZ9X-M3PT',
	officerName: 'Dana Whitfield',
	rank: 'Officer',
	badgeNumber: '4471',
	courseTitle: 'Signs of danger you must not miss',
	moduleCode: 'TR-4',
	hours: '1.5 hours',
	completedOn: '2026-11-22',
	validUntil: '2028-11-22',
	contentVersion: '9f2c4e1b7a6d5038c1e2f3a4b5c6d7e8f9a0b1c2d3e4f5061728394a5b6c7d8e',
	departmentName: 'Riverton Police Department & Harbor Patrol',
	requirementTitle: 'Trauma-informed victim response, every 24 months',
	citation: 'Department General Order 14-2',
	scorePercent: 92,
	assessed: ['recognition', 'communication', 'documentation'],
	issuedAt: '2026-11-22T23:14:05.123Z'
};

const manyScripts = 'Nguyễn Thị Hồng Đặng Wołodyjowski Šťastný Þórðardóttir Kaʻiulani Çağlayan Ångström';

const source = async (changes: Partial<CertificateFace> = {}) =>
	Buffer.from(await certificatePdf({ ...face, ...changes })).toString('latin1');

describe('the file', () => {
	test('is tagged, titled and says its language', async () => {
		const pdf = await source();
		expect(pdf).toMatch(/\/MarkInfo/);
		expect(pdf).toMatch(/\/Marked true/);
		expect(pdf).toMatch(/\/Lang \(en-US\)/);
		expect(pdf).toMatch(/\/DisplayDocTitle true/);
		expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(pdf).toContain(`Certificate of completion ${face.number}`);
	});

	test('has a heading, a table with row headers, and a picture and a link in words', async () => {
		const pdf = await source();
		expect(pdf.match(/\/S \/H1\b/g)).toHaveLength(1);
		expect(pdf.match(/\/Scope \/Row/g)).toHaveLength(6);
		expect(pdf).toContain(`/Alt (QR code that opens ${face.verifyUrl})`);
		expect(pdf).toContain(`/Contents (Check certificate ${face.number} online)`);
	});

	test('embeds every font it uses', async () => {
		const pdf = await source();
		expect(pdf.match(/\/FontFile2/g)).toHaveLength(2);
		expect(pdf).not.toContain('Helvetica');
	});

	test('is the same, byte for byte, for the same face, and another for another', async () => {
		expect(await source()).toBe(await source());
		expect(await source()).not.toBe(await source({ scorePercent: 93 }));
	});

	test.each([
		['many marks', { officerName: manyScripts }],
		['letters that the font lacks', { officerName: 'Ǧákti Ĳsbrand Ɗan' }],
		['a name without a space', { officerName: 'X'.repeat(200) }],
		['no rank and no badge', { rank: null, badgeNumber: null }],
		['long titles', { courseTitle: 'A title of many words '.repeat(8), citation: 'section '.repeat(20) }]
	])('stays on one page with %s', async (_, changes) => {
		expect(await source(changes)).toMatch(/\/Type \/Pages\n\/Count 1\n/);
	});
});

const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined;

describe.skipIf(!hasPoppler)('read by poppler', () => {
	test('is tagged, and names keep their marks when copied', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
		const file = join(folder, 'certificate.pdf');
		writeFileSync(file, await certificatePdf({ ...face, officerName: manyScripts }));
		const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
		const words = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
		rmSync(folder, { recursive: true });

		expect(info).toMatch(/Tagged:\s+yes/);
		expect(info).toMatch(/Title:\s+Certificate of completion FW-01A7-K1Q0-ZZ9X-M3PT/);
		expect(info).toMatch(/Pages:\s+1\b/);
		expect(words).toContain(manyScripts);
		expect(words).toContain('Valid through 22 November 2028');
		expect(words).toContain('It is not a license');
	});
});
