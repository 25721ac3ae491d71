import type { Lesson, ModuleDocument } from '#lib/domain/course/module.ts';

/**
 * A module as one page, for reading without the program. What the program puts in by the day or the department, such
 * as services and questions, is named where it stood. The pieces were sanitised when they were published.
 */
export function lessonPages({ code, title, summary, lessons, sourcesHtml }: ModuleDocument): string {
	const body = lessons.map(
		(lesson) => `<section><h2>${escaped(lesson.title)}</h2>\n${piecesOf(lesson)}\n</section>`
	);
	return [
		'<!doctype html>',
		'<html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		`<title>${escaped(`${code} ${title}`)}</title></head><body>`,
		`<h1>${escaped(`${code} ${title}`)}</h1><p>${escaped(summary)}</p>`,
		...body,
		sourcesHtml,
		'</body></html>\n'
	].join('\n');
}

const piecesOf = ({ segments }: Lesson) =>
	segments
		.map((segment) => {
			switch (segment.kind) {
				case 'html':
					return segment.html;
				case 'check':
					return `<p>[Question ${escaped(segment.id)}]</p>`;
				case 'service':
					return `<p>[Service ${escaped(segment.id)}]</p>`;
				default:
					return segment satisfies never;
			}
		})
		.join('\n');

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
