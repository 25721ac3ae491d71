import type { Letter } from '#lib/domain/compliance/telling/letter.ts';

// MJML makes a page that mail programs of twenty years show alike, at a cost of milliseconds each. So it runs once, on
// a letter that holds marks, and the marks are filled in with what is told, escaped.

const TEMPLATE = `<mjml lang="en">
	<mj-head>
		<mj-title>{subject}</mj-title>
		<mj-attributes>
			<mj-all font-family="system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" />
			<mj-text font-size="16px" line-height="24px" color="#1b2430" />
		</mj-attributes>
		<mj-raw><meta name="color-scheme" content="light" /></mj-raw>
	</mj-head>
	<mj-body background-color="#f3f5f7">
		<mj-section background-color="#ffffff" padding="24px 8px">
			<mj-column>
				<mj-text><h1 style="margin:0;font-size:22px;line-height:30px">{heading}</h1></mj-text>
				<mj-text>{greeting}</mj-text>
				<mj-text>{paragraphs}</mj-text>
				<mj-raw>{rows-begin}</mj-raw>
				<mj-table>{rows}</mj-table>
				<mj-raw>{rows-end}</mj-raw>
				<mj-button href="{href}" align="left" background-color="#1f4f8f" color="#ffffff" font-size="16px" inner-padding="14px 22px">{label}</mj-button>
				<mj-text font-size="13px" line-height="20px" color="#4a5563">{closing}</mj-text>
			</mj-column>
		</mj-section>
	</mj-body>
</mjml>`;

let template: Promise<string> | undefined;

async function readTemplate(): Promise<string> {
	// A large library, of which a server that tells nobody anything needs nothing.
	const { default: mjml } = await import('mjml');
	const { html, errors } = await mjml(TEMPLATE, {
		validationLevel: 'strict',
		fonts: {},
		keepComments: false
	});
	if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
	return html.replace(/\s*\n\s*/g, '\n');
}

/** The letter as an HTML document. Everything in it is text: what a person typed stays what they typed. */
export async function htmlPart(letter: Letter): Promise<string> {
	const html = await (template ??= readTemplate());
	const { paragraphs, rows, link } = letter;
	const filled: Record<string, string> = {
		subject: escape(letter.subject),
		heading: escape(letter.heading),
		greeting: escape(letter.greeting),
		paragraphs: paragraphs.map((one) => `<p style="margin:0 0 12px">${escape(one)}</p>`).join(''),
		rows: rows.map(rowOf).join(''),
		href: escape(link.href),
		label: escape(link.label),
		closing: escape(letter.closing)
	};
	const whole = rows.length > 0 ? html.replace(/\{rows-(begin|end)\}/g, '') : html.replace(NO_ROWS, '');
	// One pass, so that a mark in what is filled in stays what it is.
	return whole.replace(/\{(\w+)\}/g, (mark, name: string) => filled[name] ?? mark);
}

const NO_ROWS = /\{rows-begin\}[\s\S]*?\{rows-end\}/;

const rowOf = ({ name, words }: Letter['rows'][number]) =>
	`<tr><td style="padding:6px 12px 6px 0;vertical-align:top"><strong>${escape(name)}</strong></td><td style="padding:6px 0">${escape(words)}</td></tr>`;

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
