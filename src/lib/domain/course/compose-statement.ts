import { parse as parseYaml } from 'yaml';
import { toHtml } from '#lib/domain/scenario/html.ts';
import { readTree } from '#lib/domain/scenario/tree.ts';
import type { StatementDocument } from './module.ts';

/** The statement an officer signs, from its Markdown with a `title:` header. */
export function composeStatement(source: string): StatementDocument {
	const [, header = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
	const { title } = parseYaml(header) as { title: string };
	return { title, html: toHtml(readTree(text).children) };
}
