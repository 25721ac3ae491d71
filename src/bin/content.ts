// npm run content: checks everything under content/ and says what is proved of it. Exits 1 on errors.
// `--quiet` leaves warnings and notes out; a folder can be named in place of content/. A word prints one paper instead:
// matrix, outline, schedule, plan TR-1, people, local.

import { checkContent } from '#lib/domain/course/check-content.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';
import { paperOf, PAPERS } from './content/papers.ts';
import { printCheck } from './content/print-check.ts';

const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const paper = PAPERS.find((name) => name === words[0]);
const folder = (paper ? undefined : words[0]) ?? 'content';
const texts = readTexts(folder);
const content = checkContent(texts, folder);
if (paper) {
	const text = paperOf(paper, words[1], texts, content);
	console.log(text ?? `There is no module ${words[1] ?? ''}. npm run content -- plan TR-1 prints one.`);
	if (text === null) process.exitCode = 1;
} else {
	printCheck(texts, content, process.argv.includes('--quiet'));
	process.exitCode = content.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
