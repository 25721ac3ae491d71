import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const pipeline = unified()
	.use(remarkParse)
	.use(remarkGfm)
	.use(remarkRehype)
	.use(rehypeSanitize)
	.use(rehypeStringify);

/** A paper as a page shows it: the title from its first line, and the rest as HTML with headings from the second level on. */
export function paperHtml(markdown: string): { title: string; html: string } {
	const [first = '', ...rest] = markdown.split('\n');
	return { title: first.replace(/^# /, ''), html: String(pipeline.processSync(rest.join('\n'))) };
}
