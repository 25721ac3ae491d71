import { Temporal } from 'temporal-polyfill';
import { composeModule } from '#lib/domain/course/compose-module.ts';
import { composeScenario } from '#lib/domain/course/compose-scenario.ts';
import { composeStatement } from '#lib/domain/course/compose-statement.ts';
import { contentHash, documentDigest } from '#lib/domain/course/content-digest.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import {
	findCurrentRelease,
	findVersion,
	insertRelease,
	insertVersion
} from '#lib/server/content/queries.ts';
import type { Database } from '#lib/server/database/database.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { readContentFolder, type ContentItem } from './read-content.ts';

/** Turns a lesson's file, and the sources it cites, into HTML: compiled components, which this layer knows nothing of. */
export interface LessonRenderer {
	/** @param path from the project's root */
	lesson(path: string): Promise<string>;
	sources(ids: string[]): string;
}

/**
 * Publishes what `folder` holds: each version once, under the hash of its sources, and a release where the newest
 * one of a code is another. Returns the codes released now. Several servers may do it at once; one does it.
 */
export async function publishContent(
	database: Database,
	{
		folder,
		lessons,
		now = Temporal.Now.instant()
	}: { folder: string; lessons: LessonRenderer; now?: Temporal.Instant }
): Promise<string[]> {
	const content = readContentFolder(folder);
	return database.alone('firstword content', async () => {
		// All of it is read and rendered before any of it is written: half a curriculum is worse than yesterday's.
		const pending: {
			item: ContentItem;
			hash: string;
			document: Awaited<ReturnType<typeof compose>> | null;
		}[] = [];
		for (const item of content.items) {
			const hash = contentHash(item);
			if ((await findCurrentRelease(database.db, item.code, now))?.hash === hash) continue;
			const isKnown = await findVersion(database.db, hash);
			pending.push({
				item,
				hash,
				document: isKnown ? null : await compose(item, content.criticalErrors, lessons, folder)
			});
		}
		await database.db.transaction().execute(async (trx) => {
			for (const { item, hash, document } of pending) {
				const { code, kind, sources } = item;
				if (document)
					await insertVersion(trx, {
						hash,
						code,
						kind,
						title: document.title,
						sources,
						document,
						documentDigest: documentDigest(document),
						publishedAt: now
					});
				await insertRelease(trx, code, hash, now);
			}
		});
		return pending.map(({ item }) => item.code);
	});
}

function compose(
	item: ContentItem,
	criticalErrors: Record<string, string>,
	lessons: LessonRenderer,
	folder: string
) {
	switch (item.kind) {
		case 'module':
			return composeRendered(item, lessons, folder);
		case 'scenario':
			return composeReadScenario(item, criticalErrors);
		case 'statement':
			return composeStatement(Object.values(item.sources)[0] ?? '');
		default:
			return item.kind satisfies never;
	}
}

async function composeRendered({ code, sources }: ContentItem, lessons: LessonRenderer, folder: string) {
	const rendered: Record<string, string> = {};
	for (const path of Object.keys(sources).filter((path) => path.startsWith('lessons/')))
		rendered[path] = await lessons.lesson(`${folder}/modules/${code}/${path}`);
	return composeModule(code, sources, { lessons: rendered, sources: lessons.sources });
}

function composeReadScenario({ code, sources }: ContentItem, criticalErrors: Record<string, string>) {
	const [path, text] = Object.entries(sources)[0]!;
	const { scenario, problems } = parseScenario(text, path);
	const error = problems.find(({ severity }) => severity === 'error');
	if (!scenario || error)
		throw new StartRefused(
			`content/scenarios/${path}:${error?.line}: ${error?.message} Nothing was published; npm run content says more.`
		);
	return composeScenario(code, scenario, criticalErrors);
}
