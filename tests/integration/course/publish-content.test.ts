import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { exerciseOf } from '#lib/domain/scenario/exercise.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import { publishContent } from '#lib/server/course/publish-content.ts';
import type { Database } from '#lib/server/database/database.ts';
import { lessons } from '#lessons';
import { testDatabase } from '../database-for-tests.ts';
import { NOW } from '../people-for-tests.ts';

// Under the project's folder, because lessons are compiled from there; only scenarios are changed.
const folder = mkdtempSync(join(tmpdir(), 'firstword-content-'));
cpSync('content', folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));
const renderer = { ...lessons, lesson: (path: string) => lessons.lesson(path.replace(folder, 'content')) };
const scenario = join(folder, 'scenarios', 'SC-1.md');
const original = readFileSync(scenario, 'utf8');
const within = (room: string) => readdirSync(join(folder, room)).map((name) => name.replace(/\.md$/, ''));
const modules = within('modules');
const codes = [...modules, ...within('scenarios'), ...within('exercises').map(exerciseOf), 'statement'];

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
});
const publish = () => publishContent(database, { folder, lessons: renderer });
const count = async () =>
	(
		await database.db
			.selectFrom('content_version')
			.select(({ fn }) => fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow()
	).n;

describe('publishing', () => {
	it('publishes each version once, by hash, however many servers start', async () => {
		const servers = database.engine === 'postgres' ? 6 : 1;
		const released = (await Promise.all(Array.from({ length: servers }, publish))).flat();
		expect(released.toSorted()).toEqual(codes.toSorted());
		expect(await publish()).toEqual([]);
		expect(await count()).toBe(codes.length);
	});

	it.each(modules)(
		'stores the rendered pages of %s with what is put in at serving cut out, and no answer key',
		async (code) => {
			const hash = await readCurrentHash(database.db, code, NOW);
			const { document } = await readVersion(database.db, hash, 'module');
			const { lessons, checks } = document as ModuleDocument;
			expect(lessons.length).toBeGreaterThanOrEqual(4);
			const kinds = new Set(lessons.flatMap(({ segments }) => segments.map(({ kind }) => kind)));
			expect([...kinds]).toEqual(expect.arrayContaining(['check', 'html']));
			const html = lessons
				.flatMap(({ segments }) => segments.map((segment) => (segment.kind === 'html' ? segment.html : '')))
				.join('');
			expect(html).not.toMatch(/<!--|<script|data-slot=| style=/);
			for (const { answers } of checks)
				for (const { coachHtml } of answers) expect(html).not.toContain(coachHtml);
			expect(
				lessons.flatMap(({ textOnly }) => textOnly.map((s) => (s.kind === 'html' ? s.html : ''))).join('')
			).not.toContain('<svg');
		}
	);

	it('keeps the old version readable when a new one is released, and comes back to it by hash', async () => {
		const first = await readCurrentHash(database.db, 'SC-1', NOW);
		writeFileSync(scenario, original.replace('minutes: 22', 'minutes: 23'));
		expect(await publish()).toEqual(['SC-1']);
		const second = await readCurrentHash(database.db, 'SC-1', NOW);
		expect(second).not.toBe(first);
		expect((await readVersion(database.db, first)).document).toMatchObject({ minutes: 22 });
		expect((await readVersion(database.db, second)).document).toMatchObject({ minutes: 23 });
		writeFileSync(scenario, original);
		expect(await publish()).toEqual(['SC-1']);
		expect(await readCurrentHash(database.db, 'SC-1', NOW)).toBe(first);
		expect(await count()).toBe(codes.length + 1);
	});

	it('publishes nothing of a scenario that cannot be read, and says which line', async () => {
		writeFileSync(scenario, original.replace('title: ', 'titel: '));
		await expect(publish()).rejects.toThrow(/SC-1\.md:\d+: /);
		expect(await count()).toBe(codes.length + 1);
		writeFileSync(scenario, original);
	});

	it('cannot be changed by anybody afterwards', async () => {
		await expect(database.db.updateTable('content_version').set({ title: 'x' }).execute()).rejects.toThrow(
			/append-only/
		);
		await expect(database.db.deleteFrom('content_release').execute()).rejects.toThrow(/append-only/);
	});
});
