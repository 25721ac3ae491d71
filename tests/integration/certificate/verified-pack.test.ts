import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedKeys } from '#lib/server/audit/signing/published-keys.ts';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { makePack } from '#lib/server/certificate/pack/make-pack.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { foundTestDepartment, NOW } from '#tests/integration/people-for-tests.ts';
import { doAllParts } from '#tests/integration/quiz-for-tests.ts';
import { adoptTraining, publishTraining } from '#tests/integration/training-for-tests.ts';
import { verifyBytes } from './verify/verify-bytes.ts';

// What the server makes, in the eyes of the verifier, which shares no code with the making of it.

let database: Database;
let officer: Context;
let auditor: Context;
let keys: string;
beforeAll(async () => {
	database = await testDatabase();
	const { statement } = await publishTraining(database.db);
	const department = await foundTestDepartment(database.db);
	({ officer, auditor } = department.contexts);
	const requirementId = await adoptTraining(department.contexts.admin);
	await doAllParts(officer, requirementId);
	const signed = { requirementId, code: 'TM-1', statementHash: statement, agreed: true };
	const awarded = await awardCompletion(officer, signed);
	if (awarded.kind !== 'awarded') throw new Error(JSON.stringify(awarded));
	keys = publishedKeys(officer.actor.departmentId).join('\n');
});

async function pack(personId: string | null): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	await makePack(
		auditor,
		{
			...{ personId, requirementIds: null, preparedBy: 'Ada Auditor', withoutLeave: false },
			from: Temporal.PlainDate.from('2026-01-01'),
			to: Temporal.PlainDate.from('2026-12-31'),
			asOf: NOW.add({ hours: 1 })
		},
		{ write: async (piece: Uint8Array) => void pieces.push(Buffer.from(piece)) },
		async () => {}
	);
	return Buffer.concat(pieces);
}

describe.each([
	['everybody', () => null],
	['one officer', () => officer.actor.personId]
])('the pack of %s', (_, person) => {
	let bytes: Buffer;
	beforeAll(async () => {
		bytes = await pack(person());
	});

	it('is proven with the published keys', async () => {
		const verdict = await verifyBytes(bytes, { keys });
		expect(verdict.checks.filter(({ verdict: one }) => one === 'broken')).toEqual([]);
		expect(verdict.outcome).toBe('proven');
		const details = Object.fromEntries(verdict.checks.map(({ id, detail }) => [id, detail]));
		expect(details['certificates']).toBe('1 compared.');
		expect(details['rows']).not.toMatch(/^0 /);
		expect(details['content']).not.toMatch(/^0 /);
		expect(details['records']).not.toMatch(/^0 /);
	});

	it('fails with any byte turned', async () => {
		for (let at = 7; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
			const turned = Uint8Array.from(bytes);
			turned[at]! ^= 1 << (at % 8);
			expect((await verifyBytes(turned, { keys })).outcome, String(at)).toBe('broken');
		}
	});
});
