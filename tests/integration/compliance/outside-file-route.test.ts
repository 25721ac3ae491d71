import { beforeAll, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { GET } from '#routes/(member)/outside-files/[outside=id]/+server.ts';
import { testDatabase } from '../database-for-tests.ts';
import { enterTestOutside, pdf } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let outsideId: string;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	const file = { name: 'Zertifikat "ü" (1)*.pdf', bytes: pdf() };
	outsideId = await enterTestOutside(department.contexts.officer, { file });
});

const get = (locals: Context) =>
	GET({ locals, params: { outside: outsideId } } as never) as Promise<Response>;

it('is taken away under its own name, may neither run nor be kept by anybody between', async () => {
	for (const who of ['officer', 'supervisor', 'auditor', 'admin'] as const) {
		const response = await get(department.contexts[who]);
		expect(response.status).toBe(200);
		expect(new Uint8Array(await response.arrayBuffer())).toEqual(pdf());
		expect(Object.fromEntries(response.headers)).toEqual({
			'cache-control': 'private, no-store',
			'content-disposition': "attachment; filename*=UTF-8''Zertifikat%20%22%C3%BC%22%20%281%29%2A.pdf",
			'content-length': String(pdf().length),
			'content-security-policy': "default-src 'none'; sandbox",
			'content-type': 'application/pdf',
			'x-content-type-options': 'nosniff'
		});
	}
});

it('is not there for others', async () => {
	const other = (await foundTestDepartment(database.db)).contexts;
	for (const context of [department.contexts.trainer, other.officer, other.admin])
		await expect(get(context)).rejects.toMatchObject({ status: 404 });
});
