// Every point where the law or the department's own rule decides is a place with an id: <Local id> in a lesson,
// :::local{id=…} in a scenario. This is the one index of them.

import { plainText } from '#lib/domain/scenario/checks/plain-text.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import type { ModuleOutline } from './module-outline.ts';

export interface LocalPlace {
	id: string;
	/** Where it stands (a lesson of a module, or a scenario), and what it says there that such a rule covers. */
	at: { code: string; lesson: string | null; title: string; covers: string }[];
}

/** All places, by id. */
export function localPlaces(
	modules: readonly Pick<ModuleOutline, 'code' | 'lessons'>[],
	scenarios: ReadonlyMap<string, Pick<Scenario, 'title' | 'scenes'>>
): LocalPlace[] {
	const places = new Map<string, LocalPlace>();
	const add = (id: string, at: LocalPlace['at'][number]) => {
		const place = places.get(id) ?? { id, at: [] };
		places.set(id, place);
		if (!place.at.some(({ code, lesson }) => code === at.code && lesson === at.lesson)) place.at.push(at);
	};
	for (const { code, lessons } of modules)
		for (const { slug, title, locals } of lessons)
			for (const { id, covers } of locals) add(id, { code, lesson: slug, title, covers });
	for (const [code, { title, scenes }] of scenarios)
		for (const block of scenes.flatMap(({ blocks }) => blocks))
			if (block.kind === 'local') add(block.id, { code, lesson: null, title, covers: plainText(block.html) });
	return [...places.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** `required-reports` → `Required reports` */
export const placeName = (id: string) => id[0]!.toUpperCase() + id.slice(1).replaceAll('-', ' ');
