import { yamlValues } from '../yaml-map.ts';

/** The titles of content/sources.yaml, by id. */
export const sourceTitles = (text: string): Record<string, string> =>
	Object.fromEntries(
		Object.entries(yamlValues(text)).map(([id, source]) => [id, (source as { title: string }).title])
	);
