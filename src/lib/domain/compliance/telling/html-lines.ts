// The HTML part of a message as lines of text, for a page that shows what a mail program would: no markup of it
// becomes markup of the page, whatever it holds.

export interface HtmlLine {
	text: string;
	/** Where the line leads, when it is a link to a web page. */
	href: string | null;
	isHeading: boolean;
}

const ENDS_A_LINE = /<\/?(?:p|div|h[1-6]|td|th|tr|table|li|br)\b[^>]*>/gi;

/** What is read of it, line by line; styles, comments and everything before the body are left out. */
export function htmlLines(html: string): HtmlLine[] {
	const body = html
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '');
	return body
		.split(/(?=<h[1-6]\b)/i)
		.flatMap((piece) =>
			piece
				.split(ENDS_A_LINE)
				.map((line, index) => ({ line, isHeading: index === 1 && /^<h[1-6]\b/i.test(piece) }))
		)
		.map(({ line, isHeading }) => ({ text: textOf(line), href: hrefOf(line), isHeading }))
		.filter(({ text }) => text !== '');
}

const textOf = (line: string) =>
	decode(line.replace(/<[^>]*>/g, ''))
		.replace(/\s+/g, ' ')
		.trim();

function hrefOf(line: string): string | null {
	const href = decode(/<a\b[^>]*\bhref="([^"]*)"/i.exec(line)?.[1] ?? '');
	return /^https?:\/\//.test(href) ? href : null;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };

const decode = (text: string) =>
	text.replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => ENTITIES[name]!);
