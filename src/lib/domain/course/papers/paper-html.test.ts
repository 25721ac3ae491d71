import { expect, it } from 'vitest';
import { paperHtml } from './paper-html.ts';

it('takes the title from the first line, keeps tables, and lets nothing run', () => {
	const { title, html } = paperHtml(
		'# Plan\n\n## One\n\n| A | B |\n| --- | --- |\n| 1 | <script>alert(1)</script> |\n\n[x](javascript:alert(1))'
	);
	expect(title).toBe('Plan');
	expect(html).toMatch(/<h2>One<\/h2>[\s\S]*<th>A<\/th>/);
	expect(html).not.toMatch(/script|javascript/);
});
