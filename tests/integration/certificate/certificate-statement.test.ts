import { beforeAll, expect, it } from 'vitest';
import { verifyCertificate as verifyStatement } from '#lib/domain/certificate/verify/verify-certificate.ts';
import { installationKeys, publishedKeys } from '#lib/server/audit/signing/published-keys.ts';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { certificateStatement } from '#lib/server/certificate/certificate-statement.ts';
import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { verifiedStatement } from '#lib/server/certificate/verified-statement.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
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
	const signed = { requirementId, code: 'TM-1', statementHash: statement, agreed: true };
	const awarded = await awardCompletion(officer, signed);
	if (awarded.kind !== 'awarded') throw new Error(JSON.stringify(awarded));
	certificateId = awarded.certificateId;
	number = (await listCertificates(officer))[0]!.number;
});

const verify = (text: string, keys: string) => verifyStatement(text, {}, { keys, today: '2026-12-01' });

it('is verified without the server, by the published keys of the department or of the installation', async () => {
	const { name, text } = await certificateStatement(officer, { certificateId });
	expect(name).toBe(`${number}.txt`);
	const keys = publishedKeys(officer.actor.departmentId).join('\n');
	const verdict = verify(text, keys);
	expect(verdict.outcome).toBe('proven');
	expect(verdict.facts).toContainEqual({ term: 'Number', value: number });
	expect(verdict.facts.find(({ term }) => term === 'Name')?.value).toContain('Alejandra Ruiz');
	const installation = installationKeys().map(({ verifierKey }) => verifierKey);
	expect(verify(text, installation.join('\n')).outcome).toBe('proven');
	expect(verify(text.replace('Alejandra', 'Alexandra'), keys).outcome).toBe('broken');
});

it('carries the digest that the ledger has, and is the same bytes for everybody and each time', async () => {
	const { text } = await certificateStatement(officer, { certificateId });
	const [issued] = await listEvents(database, department, 'certificate-issued');
	expect(text).toContain(`\ndigest ${(issued as unknown as { digest: string }).digest}\n`);
	const again = await certificateStatement(department.contexts.auditor, { certificateId });
	expect(again.text).toBe(text);
	const asked = await verifiedStatement(database, { code: number.toLowerCase().replaceAll('-', ' ') });
	expect(asked).toEqual({ kind: 'known', statement: again });
});

it('is not for who may not see the record', async () => {
	const elsewhere = await foundTestDepartment(database.db);
	for (const context of [department.contexts.trainer, elsewhere.contexts.admin, elsewhere.contexts.officer])
		await expect(certificateStatement(context, { certificateId })).rejects.toThrow(NotFound);
	for (const code of ['FW-0000-0000-0000-0000', '', 'nonsense', "' or 1=1 --"])
		expect(await verifiedStatement(database, { code })).toEqual({ kind: 'unknown' });
});

it('is not signed again once the certificate was revoked', async () => {
	await revokeCertificate(department.contexts.admin, { certificateId, reason: 'Issued in error.' });
	await expect(certificateStatement(officer, { certificateId })).rejects.toThrow(NotFound);
	expect(await verifiedStatement(database, { code: number })).toEqual({ kind: 'unknown' });
});
