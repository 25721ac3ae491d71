import * as sign from './signs.ts';

/** How a text marks emphasis and blocks: as Markdown and Harlowe do, as SugarCube does, or not at all. */
export type Markup = 'markdown' | 'harlowe' | 'sugarcube' | 'none';

const strong = /\*\*(?=[^\s*])([^*\n]{0,300}?[^\s*])\*\*/g;
const em = /(?<![\w*])\*(?=[^\s*])([^*\n]{0,300}?[^\s*])\*(?![\w*])/g;
const underlined = /(?<![\w_])_(?=[^\s_])([^_\n]{0,300}?[^\s_])_(?![\w_])/g;
const quotes = /''(?=[^\s'])([^'\n]{0,300}?(?:'[^'\n]{1,300})?[^\s'])''/g;
const slashes = /(?<![:/\w])\/\/(?=[^\s/])([^/\n]{0,300}?[^\s/])\/\/(?!\/)/g;
const backticks = /(?<!`)`([^`\n]{1,300})`(?!`)/g;

/** Puts signs for the emphasis and the blocks that the source marks in its own way. */
export function readEmphasis(text: string, markup: Markup): string {
	if (markup === 'none') return text;
	const inline = emphasised(text, markup);
	return inline
		.split('\n')
		.map((line) => {
			const heading = (markup === 'sugarcube' ? /^!{1,6}\s*(?=\S)/ : /^ {0,3}#{1,6}\s+(?=\S)/).exec(line);
			if (heading) return sign.HEADING + line.slice(heading[0].length).replace(/\s#+\s*$/, '');
			const bullet = (markup === 'sugarcube' ? /^\*+\s*(?=[^\s*])/ : /^\s*[*+-]\s+(?=\S)/).exec(line);
			if (bullet) return sign.BULLET + line.slice(bullet[0].length);
			const number = (markup === 'sugarcube' ? /^#+\s*(?=[^\s#])/ : /^\s*\d{1,3}[.)]\s+(?=\S)/).exec(line);
			if (number) return sign.NUMBER + line.slice(number[0].length);
			const quote = /^\s*>\s+(?=\S)/.exec(line);
			return quote ? sign.QUOTE + line.slice(quote[0].length) : line;
		})
		.join('\n');
}

function emphasised(text: string, markup: Markup): string {
	const code = text.replace(backticks, `${sign.CODE}$1${sign.CODE_END}`);
	const foreign =
		markup === 'markdown'
			? code.replace(strong, `${sign.STRONG}$1${sign.STRONG_END}`)
			: code
					.replace(quotes, `${sign.STRONG}$1${sign.STRONG_END}`)
					.replace(slashes, `${sign.EM}$1${sign.EM_END}`);
	if (markup === 'sugarcube') return foreign;
	const both = markup === 'harlowe' ? foreign.replace(strong, `${sign.STRONG}$1${sign.STRONG_END}`) : foreign;
	const single = both.replace(em, `${sign.EM}$1${sign.EM_END}`);
	return markup === 'markdown' ? single.replace(underlined, `${sign.EM}$1${sign.EM_END}`) : single;
}
