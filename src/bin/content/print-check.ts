// What npm run content says without a word after it: every problem, and what is proved of modules, scenarios and quizzes.

import { quizOdds, type Odds } from '#lib/domain/assessment/quiz-check.ts';
import type { CheckedContent } from '#lib/domain/course/check-content.ts';
import { median } from '#lib/domain/course/check-parts.ts';
import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { accentsOf } from '#lib/domain/scenario/checks/check-accents.ts';
import { oneIn, pathsInWords } from '#lib/domain/scenario/checks/check-proof.ts';
import { prove } from '#lib/domain/scenario/proof.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { printTable } from './print-table.ts';

/** @param isQuiet leaves warnings out */
export function printCheck(content: CheckedContent, isQuiet: boolean): void {
	for (const { file, line, column, severity, rule, message, why, fix } of content.problems) {
		if (severity === 'note' || (isQuiet && severity !== 'error')) continue;
		console.log(
			`${file}:${line}:${column} ${severity} ${message} ${why}${fix ? ` Mend: ${fix.label}.` : ''} (${rule})`
		);
	}
	printModules(content);
	printScenarios(content);
	printQuizzes(content);
	const count = (severity: string) =>
		content.problems.filter((problem) => problem.severity === severity).length;
	const { modules, scenarios, exercises, templates } = content;
	console.log(
		`\n${modules.length} modules, ${scenarios.size} sound scenarios, ${exercises.size} sound exercises, ${templates.size} sound templates: ${count('error')} errors, ${count('warning')} warnings`
	);
}

function printModules({ modules }: CheckedContent): void {
	const sum = (values: number[]) => String(values.reduce((total, value) => total + value, 0));
	printTable(
		[
			'module',
			'lessons',
			'words',
			'minutes',
			'by words',
			'grade (median)',
			'cases',
			'checks',
			'drawings',
			'phrases',
			'facts',
			'questions by objective'
		],
		modules.map(({ code, lessons, minutes, quiz }) => [
			code,
			String(lessons.length),
			sum(lessons.map(({ words }) => words)),
			String(minutes),
			(
				lessons.reduce((total, { minutesByWords }) => total + minutesByWords, 0) + quiz.minutesByQuestions
			).toFixed(1),
			median(lessons.map(({ grade }) => grade)).toFixed(1),
			sum(lessons.map(({ cases }) => cases.length)),
			sum(lessons.map(({ checks }) => checks.length)),
			sum(lessons.map(({ drawings }) => drawings.length)),
			sum(lessons.map(({ phrases }) => phrases)),
			sum(lessons.map(({ facts }) => facts.length)),
			quiz.byObjective.join(' ')
		])
	);
}

function printScenarios({ scenarios, exercises, templates }: CheckedContent): void {
	const taught = [...scenarios].flatMap(([code, scenario]): [string, Scenario][] => {
		const exercise = exercises.get(code);
		return [[code, scenario], ...(exercise ? [[`${code} in writing`, exercise] as [string, Scenario]] : [])];
	});
	const all = [...taught, ...templates];
	const proofs = all.map(([code, scenario]) => ({ code, scenario, ...prove(scenario) }));
	printTable(
		[
			'scenario',
			'scenes',
			'paths',
			'minutes',
			'said',
			'random clicker passes',
			'model path',
			'worst path',
			'best is longest'
		],
		proofs.map(({ code, scenario, scenes, paths, shortestMinutes, longestMinutes, ...proof }) => {
			const { randomPass, model, worst, most } = proof;
			const { decided, longest } = accentsOf(scenario.scenes);
			return [
				code,
				String(scenes),
				pathsInWords(paths).replace(/ paths?$/, ''),
				`${shortestMinutes.toFixed(1)} to ${longestMinutes.toFixed(1)}`,
				String(scenario.minutes),
				`${oneIn(randomPass.probability)}${randomPass.exact ? '' : ' (estimated)'}`,
				`${model.passed ? 'passes' : 'FAILS'} ${model.won}/${most}`,
				`${worst.passed ? 'PASSES' : 'fails'} ${worst.won}/${most}`,
				`${longest.length} of ${decided.length}`
			];
		})
	);
	for (const { code, model, worst } of proofs) {
		console.log(`${code} model: ${model.path.join(' → ')}`);
		console.log(`${code} worst: ${worst.path.join(' → ')}`);
	}
}

function printQuizzes({ quizzes }: CheckedContent): void {
	const percent = (chance: number) => `${(chance * 100).toFixed(chance < 0.01 ? 3 : 1)}%`;
	const inWords = ({ passes, right }: Odds) => `${percent(passes)} (right ${percent(right)})`;
	const rows = [...quizzes].map(([code, quiz]) => {
		const { guessing, longest, shortest, first, last, butLongest, butShortest } = quizOdds(
			quiz,
			PASS_PERCENT
		);
		return [
			code,
			String(quiz.questions.length),
			String(quiz.draw ?? 'all'),
			...[guessing, longest, shortest, first, last, butLongest, butShortest].map(inWords)
		];
	});
	printTable(
		[
			'quiz',
			'pool',
			'draw',
			'guessing passes',
			'always the longest',
			'always the shortest',
			'always the first',
			'always the last',
			'all but the longest',
			'all but the shortest'
		],
		rows
	);
}
