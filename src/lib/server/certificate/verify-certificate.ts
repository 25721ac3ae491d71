import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { readCode } from '#lib/domain/certificate/certificate-code.ts';
import type { CertificateState } from '#lib/domain/certificate/certificate-state.ts';
import type { Context } from '#lib/server/context.ts';
import { readByKey, enterDepartment } from '#lib/server/database/transact.ts';
import { certificateRecord, stateOf, type CertificateRecord } from './certificate-record.ts';
import { findCertificate, findDepartmentOfNumber } from './queries.ts';

/** What anyone who holds a number may know: what is printed on the certificate, and what it is worth today. */
export type Verified =
	| {
			kind: CertificateState;
			certificate: CertificateRecord;
			revokedOn: Temporal.PlainDate | null;
			checkedOn: Temporal.PlainDate;
	  }
	| { kind: 'unknown' };

/** Checks a certificate by its number, typed as people type. Needs no account. */
export async function verifyCertificate(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	input: { code: string }
): Promise<Verified> {
	const number = readCode(input.code);
	if (!number) return { kind: 'unknown' };
	return readByKey(db, number, async (trx): Promise<Verified> => {
		const found = await findDepartmentOfNumber(trx, number);
		if (!found) return { kind: 'unknown' };
		await enterDepartment(trx, found.departmentId);
		const row = (await findCertificate(trx, found.departmentId, found.id))!;
		const { timeZone } = row;
		return {
			kind: stateOf(row, now),
			certificate: certificateRecord(row),
			revokedOn: row.revokedAt ? localDay(row.revokedAt, timeZone) : null,
			checkedOn: localDay(now, timeZone)
		};
	});
}
