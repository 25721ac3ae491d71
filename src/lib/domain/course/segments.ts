import type { Segment } from './module.ts';

const SLOT = /<div data-slot="(check|service)" data-id="([\w-]+)"><\/div>/;

/** Cuts a rendered lesson where something else is put at serving: a check's question, a referral line of the day. */
export function segmentsOf(html: string): Segment[] {
	const parts = html.split(SLOT);
	const segments: Segment[] = [];
	// split() with two groups gives: html, kind, id, html, kind, id, …, html.
	for (let at = 0; at < parts.length; at += 3) {
		const text = parts[at]!.trim();
		if (text) segments.push({ kind: 'html', html: text });
		if (at + 2 < parts.length)
			segments.push({ kind: parts[at + 1] as 'check' | 'service', id: parts[at + 2]! });
	}
	return segments;
}

/** The lesson with each drawing replaced by its description, for the text-only version. */
export const withoutDrawings = (html: string) =>
	html.replace(
		/<figure class="lesson-figure">[\s\S]*?<summary>[\s\S]*?<\/summary>\s*<p>([\s\S]*?)<\/p>[\s\S]*?<\/figure>/g,
		'<p class="figure-words"><strong>Drawing, in words:</strong> $1</p>'
	);
