// What a text is, by what it holds and by the name of its file.

import { aikenAnswer } from './aiken.ts';
import { refused, type Format, type Refused } from './imported.ts';

export function recognise(text: string, fileName: string): Format | Refused {
	const start = text.slice(0, 2000).trimStart();
	const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
	if (/^<(!doctype html|html|tw-storydata|head|body)\b/i.test(start) || text.includes('<tw-storydata'))
		return refused(
			1,
			'This is a published page. In Twine choose “Build” and “Export As Twee”, and bring the file that it makes.'
		);
	if (/^<(\?xml|quiz|!)/i.test(start) || ending === 'xml') return 'moodle';
	if (/^\{\s*"/.test(start) || ending === 'json') return 'json';
	if (/^---[ \t]*\n/.test(start) && /^ {0,3}## /m.test(text)) return 'markdown';
	if (/^(twee|tw|twee3|tw3)$/.test(ending) || isTwee(text)) return 'twee';
	if (ending === 'gift') return 'gift';
	if (/^ {0,3}## \S/m.test(text) && /(->|→)|^ {0,3}## Ending:/m.test(text)) return 'markdown';
	if (isAiken(text)) return 'aiken';
	return isGift(text) ? 'gift' : 'text';
}

/** A passage’s heading, unlike a question’s name in GIFT, has no second pair of colons. */
const isTwee = (text: string) => /^:: ?[^\s:](?:(?!::).)*$/m.test(text);

/** A line that names the answer, under lines that begin with a letter. */
function isAiken(text: string): boolean {
	let options = 0;
	for (const line of text.split('\n')) {
		if (aikenAnswer.test(line) && options > 0) return true;
		if (/^\s*[A-Z][.)]/.test(line)) options++;
	}
	return false;
}

/** Answers in curly brackets: with their signs, or true and false. */
const isGift = (text: string) =>
	/^::[^\n]+?::/m.test(text) || /(?:^|[^\\$])\{\s*(?:[=~#%]|(?:T|TRUE|F|FALSE)\s*[#}])/.test(text);
