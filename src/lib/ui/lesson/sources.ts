import { parse } from 'yaml';
import type { Source } from '#lib/ui/lesson/source.ts';

/* Read by Vite when the server is built: lessons are rendered once, at publishing, never in a browser. */
const files = import.meta.glob<string>('/content/sources.yaml', {
	query: '?raw',
	import: 'default',
	eager: true
});
const sources = parse(Object.values(files)[0] ?? '{}') as Record<string, Source>;

/** The source with this number, such as `S22`. Throws when there is none: no claim goes out without a source. */
export function readSource(id: string): Source {
	const source = sources[id];
	if (!source) throw new Error(`content/sources.yaml has no source “${id}”`);
	return source;
}
