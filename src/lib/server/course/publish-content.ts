import { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { composeModule } from '#lib/domain/course/compose-module.ts';
import { composeStatement } from '#lib/domain/course/compose-statement.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { findCurrentRelease, findVersion, insertRelease, insertVersion } from '#lib/server/content/queries.ts';
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
	{ folder, lessons, now = Temporal.Now.instant() }: { folder: string; lessons: LessonRenderer; now?: Temporal.Instant }
): Promise<string[]> {
	const content = readContentFolder(folder);
	return database.alone('firstword content', async () => {
		const released: string[] = [];
		for (const item of content.items) {
			const hash = digest({ code: item.code, kind: item.kind, sources: item.sources });
			const current = await findCurrentRelease(database.db, item.code);
			if (current?.hash === hash) continue;
			const isNew = !(await findVersion(database.db, hash));
			const document = isNew ? await compose(item, content.criticalErrors, lessons, folder) : null;
			await database.db.transaction().execute(async (trx) => {
				if (document)
					await insertVersion(trx, { hash, code: item.code, kind: item.kind, title: document.title, sources: item.sources, document, publishedAt: now });
				await insertRelease(trx, item.code, hash, now);
			});
			released.push(item.code);
		}
		return released;
	});
}

function compose(item: ContentItem, criticalErrors: Record<string, string>, lessons: LessonRenderer, folder: string) {
	switch (item.kind) {
		case 'module':
			return composeRendered(item, lessons, folder);
		case 'scenario':
			return composeScenario(item, criticalErrors);
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

/** The scenario with the sentences of the critical errors it names: a debrief must say what they meant then. */
function composeScenario({ code, sources }: ContentItem, criticalErrors: Record<string, string>) {
	const [path, text] = Object.entries(sources)[0]!;
	const { scenario, problems } = parseScenario(text, path);
	if (!scenario) throw new StartRefused(`content: ${path}:${problems[0]?.line}: ${problems[0]?.message} Run npm run content.`);
	const named = new Set(scenario.scenes.flatMap((scene) => (scene.kind === 'scene' ? scene.choices : [])).flatMap(({ rating }) => (rating.kind === 'critical' ? [rating.error] : [])));
	return { code, ...scenario, criticalErrors: Object.fromEntries([...named].sort().map((id) => [id, criticalErrors[id] ?? id])) };
}
