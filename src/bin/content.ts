// npm run content: checks everything under content/ and says what is proved of it. Exits 1 on errors.
// `--quiet` leaves warnings and notes out; a folder can be named in place of content/.

import { checkContent } from '#lib/domain/course/check-content.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';
import { printCheck } from './content/print-check.ts';

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'content';
const texts = readTexts(folder);
const content = checkContent(texts, folder);
printCheck(texts, content, process.argv.includes('--quiet'));
process.exitCode = content.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
