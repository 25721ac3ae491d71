import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { NO_DETAIL } from '#lib/domain/compliance/agency/agency.ts';
import { affidavitPdf } from './affidavit-pdf.ts';
import { rosterPdf } from './roster-pdf.ts';
import { monthInWords, type SheetHead, type Training } from './sheet.ts';

const head: SheetHead = {
	departmentName: 'Larkfen Police Department',
	agency: {
		...NO_DETAIL,
		ori: 'WY0110000',
		chiefName: 'Margarethe Søndergaard',
		chiefTitle: 'Chief of Police'
	},
	month: monthInWords(Temporal.PlainYearMonth.from('2026-11')),
	printedAt: Temporal.Instant.from('2026-12-01T15:00:00Z'),
	timeZone: 'America/Chicago'
};

const training = (more: Partial<Training> = {}): Training => ({
	...{
		kind: 'session-credit',
		id: 'a',
		personId: 'p',
		on: Temporal.PlainDate.from('2026-11-23'),
		code: null
	},
	...{ title: 'A call with somebody in crisis', stateCourseNumber: 'X-100', provider: 'Larkfen Crisis Line' },
	...{
		instructor: 'Lena Ortiz',
		minutes: 90,
		isWithdrawn: false,
		givenName: 'Alejandra',
		familyName: 'Ruiz'
	},
	...{ rank: 'Officer', stateOfficerId: 'P-4471', unitName: null },
	...more
});

test('the same sheets are the same bytes', async () => {
	for (const make of [affidavitPdf, rosterPdf]) {
		const [one, again] = [await make(head, [[training()]]), await make(head, [[training()]])];
		expect(Buffer.from(one).equals(again)).toBe(true);
		const other = await make({ ...head, month: 'December 2026' }, [[training()]]);
		expect(Buffer.from(one).equals(other)).toBe(false);
	}
});

const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined;

async function read(bytes: Uint8Array) {
	const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
	const file = join(folder, 'sheets.pdf');
	writeFileSync(file, bytes);
	const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
	const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
	rmSync(folder, { recursive: true });
	return {
		info,
		pages: text
			.split('\f')
			.slice(0, -1)
			.map((page) => page.replace(/\s+/g, ' '))
	};
}

describe.skipIf(!hasPoppler)('read by poppler', () => {
	test('an affidavit is a page of each officer, with the sum of hours and lines to sign', async () => {
		const married = training({ familyName: 'Ruiz-Baker', title: 'Second', minutes: 15 });
		const { info, pages } = await read(
			await affidavitPdf(head, [[training(), married], [training({ familyName: 'Stone' })]])
		);
		expect(info).toMatch(/Tagged:\s+yes/);
		expect(pages).toHaveLength(2);
		expect(pages[0]).toContain('Officer Ruiz-Baker, Alejandra');
		expect(pages[0]).toContain('Hours in all 1.75');
		expect(pages[0]).toMatch(/X-100 Lena Ortiz, Larkfen Crisis( Line)? 1\.50/);
		for (const page of pages) {
			expect(page).toContain('Signature of the officer');
			expect(page).toContain('Signature for the agency: Margarethe');
			expect(page).toContain('Søndergaard, Chief of Police');
			expect(page).toContain('State identification P-4471');
			expect(page).toContain('November 2026');
		}
		expect(pages[1]).toContain('Page 2 of 2');
	});

	test('an affidavit of many trainings keeps its signatures together', async () => {
		const many = Array.from({ length: 70 }, (_, index) => training({ title: `Course ${index}` }));
		const { pages } = await read(await affidavitPdf(head, [many]));
		const signed = pages.filter((page) => page.includes('Signature of the officer'));
		expect(signed).toHaveLength(1);
		expect(signed[0]).toContain('Signature and seal of the notary');
	});

	test('a roster has a line for each officer and its heads on each page', async () => {
		const many = Array.from({ length: 60 }, (_, index) => training({ familyName: `Stone-${index}` }));
		const { pages } = await read(
			await rosterPdf(head, [many, [training({ title: 'Other', instructor: null })]])
		);
		const words = pages.join(' ');
		for (let index = 0; index < 60; index++)
			expect(words).toContain(`${index + 1} Stone-${index}, Alejandra`);
		for (const page of pages.filter((one) => one.includes('Stone-')))
			expect(page).toContain('Signature of the officer');
		expect(words.match(/Signature of the instructor or training coordinator/g)).toHaveLength(2);
	});
});
