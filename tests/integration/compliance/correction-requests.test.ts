import { beforeAll, describe, expect, it } from 'vitest';
import { answerCorrection } from '#lib/server/compliance/requests/answer-correction.ts';
import { askCorrection, MOST_OPEN } from '#lib/server/compliance/requests/ask-correction.ts';
import { listCorrectionRequests } from '#lib/server/compliance/requests/queries.ts';
import { readRequest, readRequests } from '#lib/server/compliance/requests/read-requests.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, type NOW } from '../people-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let officer: Context;
let admin: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	({ officer, admin } = department.contexts);
});

const ask = async (text: string, context = officer) => {
	const asked = await askCorrection(context, { about: 'First aid at night, 3 March 2026', text });
	if (asked.kind !== 'asked') throw new Error(asked.reason);
	return asked.requestId;
};
const rows = (known: typeof NOW | null = null) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listCorrectionRequests(trx, department.departmentId, [officer.actor.personId], known)
	);

describe('a request for a correction', () => {
	it('is kept with its event, and waits where administrators see it', async () => {
		const requestId = await ask('It was eight hours, not four.');
		expect(await readRequest(admin, { requestId })).toMatchObject({
			...{ personId: officer.actor.personId, name: 'Alejandra Ruiz', isOwn: false },
			...{ about: 'First aid at night, 3 March 2026', text: 'It was eight hours, not four.' },
			...{ corrected: null, answeredAt: null }
		});
		expect(await listEvents(database, department, 'correction-asked')).toContainEqual(
			expect.objectContaining({ subject: officer.actor.personId, request: requestId })
		);
	});

	it('sent twice, or twice at once, is one', async () => {
		const before = (await listEvents(database, department, 'correction-asked')).length;
		const ids = await Promise.all([ask('Sent twice.'), ask('Sent twice.')]);
		expect(new Set([...ids, await ask('Sent twice.')]).size).toBe(1);
		expect(await listEvents(database, department, 'correction-asked')).toHaveLength(before + 1);
	});

	it('says something, and does not pile up without end', async () => {
		expect(await askCorrection(officer, { about: '', text: ' \n ' })).toEqual({
			...{ kind: 'refused', reason: 'text-missing' }
		});
		const colleague = await department.person('officer', { email: `colleague@${department.mail}` });
		for (let nth = 0; nth < MOST_OPEN; nth++) await ask(`Number ${nth}.`, colleague);
		expect(await askCorrection(colleague, { about: '', text: 'One more.' })).toMatchObject({
			reason: 'too-many'
		});
	});

	it('is for officers about themselves', async () => {
		for (const one of [admin, department.contexts.auditor, department.contexts.trainer])
			await expect(askCorrection(one, { about: '', text: 'No.' })).rejects.toThrow(Forbidden);
	});
});

describe('its answer', () => {
	it('is kept with its event; the first one stands, the same again changes nothing', async () => {
		const requestId = await ask('The name of the provider is wrong.');
		const answer = { requestId, corrected: true, answer: 'The provider was corrected.' };
		expect(await answerCorrection(admin, { ...answer, answer: ' ' })).toMatchObject({
			reason: 'answer-missing'
		});
		const before = (await listEvents(database, department, 'correction-answered')).length;
		const both = await Promise.all([answerCorrection(admin, answer), answerCorrection(admin, answer)]);
		expect(both).toEqual([{ kind: 'answered' }, { kind: 'answered' }]);
		expect(await answerCorrection(admin, { ...answer, corrected: false })).toMatchObject({
			reason: 'answered'
		});
		const events = await listEvents(database, department, 'correction-answered');
		expect(events).toHaveLength(before + 1);
		expect(events).toContainEqual(
			expect.objectContaining({ subject: officer.actor.personId, request: requestId, corrected: true })
		);
		expect((await readRequests(admin)).answered[0]).toMatchObject({
			...{ id: requestId, answeredByName: 'Ada Mills', answer: 'The provider was corrected.' }
		});
	});

	it('is never the officer’s own, whatever else they are', async () => {
		const both = await department.person('officer', { email: `both@${department.mail}` });
		const requestId = await ask('I am an administrator too.', both);
		const asAdmin: Context = { ...both, actor: { ...both.actor, roles: ['officer', 'admin'] } };
		expect(await answerCorrection(asAdmin, { requestId, corrected: true, answer: 'Mine.' })).toEqual({
			...{ kind: 'refused', reason: 'own' }
		});
		expect(await readRequest(asAdmin, { requestId })).toMatchObject({ isOwn: true, answeredAt: null });
	});

	it('is an administrator’s of the same department', async () => {
		const requestId = await ask('For whom is this?');
		const answer = { requestId, corrected: false, answer: 'It is right.' };
		const { auditor, supervisor, trainer } = department.contexts;
		for (const one of [officer, auditor, supervisor, trainer, other.contexts.admin])
			await expect(answerCorrection(one, answer)).rejects.toThrow(NotFound);
		for (const one of [officer, auditor, supervisor, trainer])
			await expect(readRequests(one)).rejects.toThrow(Forbidden);
		await expect(readRequest(other.contexts.admin, { requestId })).rejects.toThrow(NotFound);
		expect((await readRequests(other.contexts.admin)).waiting).toEqual([]);
	});

	it('was not known before it was given', async () => {
		const at = later(officer, 10);
		const requestId = await ask('Asked in the tenth hour.', at);
		await answerCorrection(later(admin, 12), { requestId, corrected: false, answer: 'It is right.' });
		const ofIt = async (hours: number) =>
			(await rows(later(officer, hours).now)).find(({ id }) => id === requestId);
		expect(await ofIt(9)).toBeUndefined();
		expect(await ofIt(11)).toMatchObject({ answer: null, answeredAt: null });
		expect(await ofIt(13)).toMatchObject({ answer: 'It is right.', corrected: false });
		expect((await rows()).find(({ id }) => id === requestId)?.answer).toBe('It is right.');
	});
});
