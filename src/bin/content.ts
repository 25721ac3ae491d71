// npm run content: checks everything under content/ and says what is proved of it. Exits 1 on errors.
// `--quiet` leaves warnings and notes out; a folder can be named in place of content/. A word prints one paper instead:
// outline, schedule, matrix, local-rules, plan TR-1, people.

import { existsSync } from 'node:fs';
import { checkStandards } from '#lib/domain/compliance/standards/check-standards.ts';
import { checkContent } from '#lib/domain/course/check-content.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';
import { paperOf, PRINTED } from './content/papers.ts';
import { printCheck } from './content/print-check.ts';

const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const paper = PRINTED.find((name) => name === words[0]);
const folder = (paper ? undefined : words[0]) ?? 'content';

if (existsSync(folder)) answer();
else refuse(`“${folder}” is no folder, and no paper: those are ${PRINTED.join(', ')}.`);

function answer() {
	const texts = readTexts(folder);
	const checked = checkContent(texts, folder);
	const standards = checkStandards(texts, checked.modules, folder);
	const content = { ...checked, problems: [...checked.problems, ...standards.problems] };
	const errors = content.problems.filter(({ severity }) => severity === 'error').length;
	if (!paper) printCheck(content, standards, process.argv.includes('--quiet'));
	else if (errors > 0) return refuse(`${errors} errors have to be mended first: npm run content names them.`);
	else {
		const text = paperOf(paper, words[1], texts, content);
		if (text === null) return refuse('Name a module, such as: npm run content -- plan TR-1');
		console.log(text);
	}
	process.exitCode = errors > 0 ? 1 : 0;
}

function refuse(sentence: string) {
	console.error(sentence);
	process.exitCode = 1;
}
