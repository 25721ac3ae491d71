import type { Temporal } from 'temporal-polyfill';
import type { ModuleDocument, ScenarioDocument } from '#lib/domain/course/module.ts';
import type { Block } from '#lib/domain/scenario/scenario.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import type { Db } from '#lib/server/database/database.ts';

/** What a demo officer would have had to learn: which answers are right, which choices are good. */
export interface Teaching {
	isRight(stem: Block[], answerHtml: string): boolean;
	worth(choiceHtml: string): number;
}

/** Reads the answer keys of some published modules and scenarios, for the demo's officers only. */
export async function readTeaching(
	db: Db,
	codes: readonly string[],
	now: Temporal.Instant
): Promise<Teaching> {
	const documents = await Promise.all(
		codes.map(async (code) => (await readVersion(db, await readCurrentHash(db, code, now))).document)
	);
	const right = new Set<string>();
	const worths = new Map<string, number>();
	for (const document of documents as Partial<ModuleDocument & ScenarioDocument>[]) {
		for (const { blocks, answers } of document.quiz?.questions ?? [])
			for (const answer of answers) if (answer.right) right.add(key(blocks, answer.html));
		for (const scene of document.scenes ?? [])
			if (scene.kind === 'scene')
				for (const { html, rating } of scene.choices)
					worths.set(html, rating.kind === 'points' ? rating.points : rating.kind === 'critical' ? -1 : 0);
	}
	return {
		isRight: (stem, answerHtml) => right.has(key(stem, answerHtml)),
		worth: (choiceHtml) => worths.get(choiceHtml) ?? 0
	};
}

const key = (stem: Block[], answerHtml: string) => JSON.stringify([stem, answerHtml]);
