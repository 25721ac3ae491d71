import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { certificateFile } from '#lib/server/certificate/certificate-file.ts';
import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import { readCertificate } from '#lib/server/certificate/read-certificate.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { verifyCertificate } from '#lib/server/certificate/verify-certificate.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import { doAllParts } from '../quiz-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let certificateId: string;
let number: string;
beforeAll(async () => {
	database = await testDatabase();
	const { statement } = await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	officer = department.contexts.officer;
	const requirementId = await adoptTraining(department.contexts.admin);
	await doAllParts(officer, requirementId);
	const awarded = await awardCompletion(officer, {
		requirementId,
		code: 'TM-1',
		statementHash: statement,
		agreed: true
	});
	if (awarded.kind !== 'awarded') throw new Error(JSON.stringify(awarded));
	certificateId = awarded.certificateId;
	number = (await listCertificates(officer))[0]!.number;
});

const check = (code: string, now = NOW) => verifyCertificate({ db: database.db, now }, { code });

describe('checking a number', () => {
	it('answers anyone with what is printed, and nothing else', async () => {
		const verified = await check(number);
		if (verified.kind === 'unknown') throw new Error('unknown');
		expect(verified).toMatchObject({
			kind: 'valid',
			revokedOn: null,
			certificate: { officerName: 'Alejandra Ruiz', courseCode: 'TM-1' }
		});
		expect(Object.keys(verified.certificate).toSorted()).toEqual(
			[
				'number',
				'officerName',
				'rank',
				'badgeNumber',
				'departmentName',
				'courseCode',
				'courseTitle',
				'requirementTitle',
				'citation',
				'contentHash',
				'minutes',
				'won',
				'most',
				'completedOn',
				'validUntil',
				'issuedAt'
			].toSorted()
		);
		const shipped = JSON.stringify(verified);
		for (const id of [department.departmentId, officer.actor.personId, certificateId])
			expect(shipped).not.toContain(id);
	});

	it('forgives how it is typed', async () => {
		const bare = number.replaceAll('-', '').toLowerCase();
		for (const typed of [
			bare,
			bare.slice(2),
			` ${number.replaceAll('-', ' ')}\n`,
			number.replaceAll('0', 'O').replaceAll('1', 'l')
		])
			expect(await check(typed)).toMatchObject({ kind: 'valid' });
	});

	it('tells expired from valid by the department’s calendar', async () => {
		// 23:59 on the last day in Chicago, and one minute later
		expect(await check(number, Temporal.Instant.from('2028-11-24T05:59:00Z'))).toMatchObject({
			kind: 'valid'
		});
		expect(await check(number, Temporal.Instant.from('2028-11-24T06:00:00Z'))).toMatchObject({
			kind: 'expired'
		});
	});

	it.each(['FW-0000-0000-0000-0000', '', 'nonsense', "' or 1=1 --", '\0', '%', 'F'.repeat(5000)])(
		'does not know %j',
		async (code) => {
			expect(await check(code)).toEqual({ kind: 'unknown' });
		}
	);
});

describe('reading', () => {
	it('is for the holder and for those who may see the record', async () => {
		const { auditor, supervisor, admin, trainer } = department.contexts;
		expect(await readCertificate(officer, { certificateId })).toMatchObject({
			own: true,
			mayRevoke: false,
			state: 'valid'
		});
		for (const context of [auditor, supervisor])
			expect(await readCertificate(context, { certificateId })).toMatchObject({
				own: false,
				mayRevoke: false
			});
		expect(await readCertificate(admin, { certificateId })).toMatchObject({ mayRevoke: true });
		const elsewhere = await foundTestDepartment(database.db);
		const colleague = await department.person('officer', { email: `colleague@${department.mail}` });
		const otherUnit = { ...supervisor, actor: { ...supervisor.actor, unitId: department.units.days } };
		for (const context of [
			trainer,
			colleague,
			otherUnit,
			elsewhere.contexts.admin,
			elsewhere.contexts.officer
		]) {
			await expect(readCertificate(context, { certificateId })).rejects.toThrow(NotFound);
			await expect(certificateFile(context, { certificateId, origin: 'https://x.example' })).rejects.toThrow(
				NotFound
			);
			await expect(revokeCertificate(context, { certificateId, reason: 'x' })).rejects.toThrow(NotFound);
		}
		expect(await listCertificates(colleague)).toEqual([]);
	});

	it('gives a file whose address comes from configuration', async () => {
		const file = await certificateFile(officer, { certificateId, origin: 'https://training.example' });
		expect(file.name).toBe(`${number}.pdf`);
		const text = Buffer.from(file.bytes).toString('latin1');
		expect(text.startsWith('%PDF-')).toBe(true);
		expect(text).toContain(`https://training.example/verify/${number}`);
	});
});

describe('revoking', () => {
	const revoke = (context: Context, reason = 'Issued on another officer’s work.') =>
		revokeCertificate(context, { certificateId, reason });

	it('is for administrators, with a reason, and never for oneself', async () => {
		const { auditor, supervisor, admin } = department.contexts;
		const oneself = { ...officer, actor: { ...officer.actor, roles: ['officer', 'admin'] as const } };
		for (const context of [auditor, supervisor, officer, oneself])
			await expect(revoke(context)).rejects.toThrow(Forbidden);
		expect(await revoke(admin, ' ')).toEqual({ kind: 'refused', reason: 'reason-missing' });
		expect(await check(number)).toMatchObject({ kind: 'valid' });
	});

	it('is done once, is entered once, and shows at once', async () => {
		const { admin } = department.contexts;
		const revoked = await Promise.all(Array.from({ length: 20 }, () => revoke(admin)));
		for (const one of revoked) expect(one).toEqual({ kind: 'revoked', revokedAt: NOW });
		expect(await revoke({ ...admin, now: NOW.add({ hours: 1 }) }, 'Another reason')).toEqual({
			kind: 'revoked',
			revokedAt: NOW
		});
		expect(await listEvents(database, department, 'certificate-revoked')).toEqual([
			expect.objectContaining({
				certificate: certificateId,
				subject: officer.actor.personId,
				reason: 'Issued on another officer’s work.'
			})
		]);
		expect(await check(number)).toMatchObject({
			kind: 'revoked',
			revokedOn: Temporal.PlainDate.from('2026-11-23')
		});
		expect(JSON.stringify(await check(number))).not.toContain('another officer');
		expect(await check(number, Temporal.Instant.from('2030-01-01T00:00:00Z'))).toMatchObject({
			kind: 'revoked'
		});
		expect(await listCertificates(officer)).toMatchObject([{ state: 'revoked' }]);
		expect(await readCertificate(officer, { certificateId })).toMatchObject({
			revocationReason: 'Issued on another officer’s work.',
			mayRevoke: false
		});
	});
});
