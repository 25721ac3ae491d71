import { beforeAll, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { addMedia } from '#lib/server/studio/add-media.ts';
import { MP3, VTT } from '#lib/domain/studio/media/files-for-tests.ts';
import { GET } from '#routes/(member)/media/[hash=hash]/+server.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let stranger: Context;
let hash: string;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	stranger = (await foundTestDepartment(database.db)).contexts.officer;
	const added = await addMedia(department.contexts.trainer, { name: 'Call', said: 'Help.', bytes: MP3 });
	hash = added.kind === 'added' ? added.hash : '';
});

const get = (locals: Context, of = hash, headers: Record<string, string> = {}) =>
	GET({
		locals,
		params: { hash: of },
		request: new Request('http://firstword.example/media', { headers })
	} as never) as Promise<Response>;
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

it('answers everybody of the department with the bytes, which may neither run nor be taken for something else', async () => {
	for (const context of Object.values(department.contexts)) {
		const response = await get(context);
		expect(response.status).toBe(200);
		expect(await bytesOf(response)).toEqual(MP3);
		expect(Object.fromEntries(response.headers)).toEqual({
			'accept-ranges': 'bytes',
			'cache-control': 'private, no-cache',
			'content-disposition': 'inline',
			'content-length': String(MP3.length),
			'content-security-policy': "default-src 'none'; sandbox",
			'content-type': 'audio/mpeg',
			etag: `"${hash}"`,
			'x-content-type-options': 'nosniff'
		});
	}
});

it('answers a range with that range, as Safari asks before it plays', async () => {
	const first = await get(department.contexts.officer, hash, { range: 'bytes=0-1' });
	expect([first.status, first.headers.get('content-range')]).toEqual([206, `bytes 0-1/${MP3.length}`]);
	expect(await bytesOf(first)).toEqual(MP3.slice(0, 2));
	const rest = await get(department.contexts.officer, hash, { range: 'bytes=400-' });
	expect(await bytesOf(rest)).toEqual(MP3.slice(400));
	expect(rest.headers.get('content-length')).toBe(String(MP3.length - 400));
	const beyond = await get(department.contexts.officer, hash, { range: `bytes=${MP3.length}-` });
	expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${MP3.length}`]);
});

it('says that nothing has changed to whoever has it', async () => {
	const again = await get(department.contexts.officer, hash, { 'if-none-match': `"${hash}"` });
	expect([again.status, (await bytesOf(again)).length]).toEqual([304, 0]);
});

it('says of captions how they are written', async () => {
	const added = await addMedia(department.contexts.trainer, { name: 'Words', said: '', bytes: VTT });
	const response = await get(department.contexts.officer, added.kind === 'added' ? added.hash : '');
	expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
});

it('is not found in another department, exactly as what is nowhere', async () => {
	const thrown = (promise: Promise<unknown>) =>
		promise.then(
			() => null,
			(error: { status: number; body: object }) => ({ status: error.status, body: error.body })
		);
	const [foreign, nowhere] = [await thrown(get(stranger)), await thrown(get(stranger, '0'.repeat(64)))];
	expect(foreign).toEqual({ status: 404, body: { message: 'Not found' } });
	expect(nowhere).toEqual(foreign);
	expect(await thrown(get(stranger, hash, { 'if-none-match': `"${hash}"` }))).toEqual(foreign);
});
