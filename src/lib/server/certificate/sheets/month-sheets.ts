import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Temporal } from 'temporal-polyfill';
import { NO_DETAIL } from '#lib/domain/compliance/agency/agency.ts';
import { can } from '#lib/domain/identity/can.ts';
import { clamp } from '#lib/domain/identity/inspection-scope.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { findAgency } from '#lib/server/compliance/agency/queries.ts';
import { listTrained } from '#lib/server/compliance/filing/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { affidavitPdf } from './affidavit-pdf.ts';
import { rosterPdf } from './roster-pdf.ts';
import { monthInWords, nameOf, type Training } from './sheet.ts';

export const SHEETS = ['affidavit', 'roster'] as const;
export type Sheet = (typeof SHEETS)[number];

/** More rows than anybody signs; a single officer or course is asked for instead. */
const MOST_ROWS = 3000;

export interface SheetRequest {
	sheet: Sheet;
	month: Temporal.PlainYearMonth;
	/** null is everybody. */
	personId: string | null;
	/** Title of one course; null is all. */
	course: string | null;
}

/** Who was trained in a month in what, to choose whose sheets to print. */
export async function listMonth(
	context: Context,
	month: Temporal.PlainYearMonth
): Promise<{ officers: Training[][]; courses: Training[][] }> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const trained = await trainedIn(trx, context, { month, personId: null });
		return { officers: byOfficer(trained), courses: byCourse(trained) };
	});
}

/**
 * Sheets of a month to sign, as a PDF: an affidavit of each officer, or a roster of each course. It is an export like any
 * other: who gets the file has left an entry.
 */
export async function monthSheets(
	context: Context,
	{ sheet, month, personId, course }: SheetRequest
): Promise<{ kind: 'made'; name: string; bytes: Uint8Array } | Refused<'nobody' | 'too-many'>> {
	const { actor, now } = context;
	if (!can(actor, { action: 'export' })) throw new Forbidden();
	const { departmentId } = actor;
	const { trained, agency } = await readInDepartment(context.db, departmentId, async (trx) => ({
		trained: await trainedIn(trx, context, { month, personId }),
		agency: (await findAgency(trx, departmentId)) ?? NO_DETAIL
	}));
	const wanted = trained.filter(({ title }) => course === null || title === course);
	if (wanted.length === 0) return { kind: 'refused', reason: 'nobody' };
	if (wanted.length > MOST_ROWS) return { kind: 'refused', reason: 'too-many' };
	const { departmentName, timeZone } = actor;
	const head = { departmentName, agency, month: monthInWords(month), printedAt: now, timeZone };
	const bytes =
		sheet === 'affidavit'
			? await affidavitPdf(head, byOfficer(wanted))
			: await rosterPdf(head, byCourse(wanted));
	await inDepartment(context.db, departmentId, (trx) =>
		recordEvents(trx, context, {
			kind: 'exported',
			subject: personId ?? departmentId,
			what: sheet === 'affidavit' ? 'affidavits' : 'rosters',
			filters: `${month}${personId ? ', one officer' : ''}${course === null ? '' : ', one course'}`,
			rows: wanted.length,
			digest: bytesToHex(sha256(bytes))
		})
	);
	return { kind: 'made', name: `${sheet}-${month}.pdf`, bytes };
}

async function trainedIn(
	trx: Tx,
	{ actor }: Context,
	{ month, personId }: { month: Temporal.PlainYearMonth; personId: string | null }
): Promise<Training[]> {
	const first = month.toPlainDate({ day: 1 });
	const span = clamp(actor, first, first.add({ months: 1 }).subtract({ days: 1 }));
	if (!span) return [];
	return listTrained(trx, actor.departmentId, { from: span.from!, to: span.to!, personId });
}

const inOrder = new Intl.Collator('en').compare;

/** By name, as it was at their last training. */
const byOfficer = (trained: readonly Training[]) =>
	[...Map.groupBy(trained, ({ personId }) => personId).values()].sort((a, b) =>
		inOrder(nameOf(a.at(-1)!), nameOf(b.at(-1)!))
	);

/** A course is its title and number. */
const byCourse = (trained: readonly Training[]) =>
	[
		...Map.groupBy(trained, ({ title, stateCourseNumber }) => `${title}\n${stateCourseNumber ?? ''}`).values()
	].sort((a, b) => inOrder(a[0]!.title, b[0]!.title));
