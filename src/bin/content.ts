// npm run content: checks everything under content/ and says what is proved of it. Exits 1 on errors.
// `--quiet` leaves warnings and notes out; a folder can be named in place of content/.

import { readQuiz } from '#lib/domain/scenario/check.ts';
import { quizOdds } from '#lib/domain/assessment/quiz-check.ts';
import { checkContent, type CheckedContent } from '#lib/domain/course/check-content.ts';
import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { oneIn, pathsInWords } from '#lib/domain/scenario/checks/check-proof.ts';
import { prove } from '#lib/domain/scenario/proof.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

const isQuiet = process.argv.includes('--quiet');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'content';

const texts = readTexts(folder);
const content = checkContent(texts, folder);
for (const { file, line, column, severity, rule, message, why, fix } of content.problems) {
	if (severity === 'note' || (isQuiet && severity !== 'error')) continue;
	console.log(
		`${file}:${line}:${column} ${severity} ${message} ${why}${fix ? ` Mend: ${fix.label}.` : ''} (${rule})`
	);
}
printScenarios(content);
printQuizzes(content);
const count = (severity: string) =>
	content.problems.filter((problem) => problem.severity === severity).length;
console.log(
	`\n${content.modules.length} modules, ${content.scenarios.size} sound scenarios: ${count('error')} errors, ${count('warning')} warnings`
);
process.exitCode = count('error') > 0 ? 1 : 0;

function printScenarios({ scenarios }: CheckedContent): void {
	const proofs = [...scenarios].map(([code, scenario]) => ({ code, ...prove(scenario) }));
	printTable(
		['scenario', 'scenes', 'paths', 'minutes', 'random clicker passes', 'model path', 'worst path'],
		proofs.map(({ code, scenes, paths, shortestMinutes, longestMinutes, randomPass, model, worst, most }) => [
			code,
			String(scenes),
			pathsInWords(paths).replace(/ paths?$/, ''),
			`${shortestMinutes.toFixed(1)} to ${longestMinutes.toFixed(1)}`,
			`${oneIn(randomPass.probability)}${randomPass.exact ? '' : ' (estimated)'}`,
			`${model.passed ? 'passes' : 'FAILS'} ${model.won}/${most}`,
			`${worst.passed ? 'PASSES' : 'fails'} ${worst.won}/${most}`
		])
	);
	for (const { code, model, worst } of proofs) {
		console.log(`${code} model: ${model.path.join(' → ')}`);
		console.log(`${code} worst: ${worst.path.join(' → ')}`);
	}
}

function printQuizzes({ modules }: CheckedContent): void {
	const percent = (chance: number) => `${(chance * 100).toFixed(chance < 0.01 ? 3 : 1)}%`;
	const rows = modules.flatMap((code) => {
		const { quiz } = readQuiz(texts[`modules/${code}/quiz.md`] ?? '', '');
		if (!quiz) return [];
		const { guessing, longest, first, share } = quizOdds(quiz, PASS_PERCENT);
		const gain = (value: number, chance: number) => `${percent(chance)} (right ${percent(value)})`;
		return [
			[
				code,
				String(quiz.questions.length),
				String(quiz.draw ?? 'all'),
				gain(share.guessing, guessing),
				gain(share.longest, longest),
				gain(share.first, first)
			]
		];
	});
	printTable(['quiz', 'pool', 'draw', 'guessing passes', 'always the longest', 'always the first'], rows);
}

function printTable(head: string[], rows: string[][]): void {
	if (rows.length === 0) return;
	const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]!.length)));
	const line = (row: string[]) =>
		row
			.map((cell, i) => cell.padEnd(widths[i]!))
			.join('  ')
			.trimEnd();
	console.log(
		['', line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
	);
}
