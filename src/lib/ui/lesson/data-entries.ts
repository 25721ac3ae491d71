import { parse } from 'yaml';

/* Read by Vite when the server is built: lessons are rendered once, at publishing, never in a browser. */
const files = import.meta.glob<string>(['/content/sources.yaml', '/content/glossary.yaml'], {
	query: '?raw',
	import: 'default',
	eager: true
});

/** How to read an entry of a data file by its id. That throws when there is none: no lesson goes out with a hole. */
export function entriesOf<Entry>(file: 'sources.yaml' | 'glossary.yaml'): (id: string) => Entry {
	const entries = parse(files[`/content/${file}`] ?? '{}') as Record<string, Entry>;
	return (id) => {
		const entry = entries[id];
		if (!entry) throw new Error(`content/${file} has no “${id}”`);
		return entry;
	};
}
