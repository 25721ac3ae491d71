// What npm run content says without a word after it: every problem, and what is proved of modules, scenarios and quizzes.

import { quizOdds, type Odds } from '#lib/domain/assessment/quiz-check.ts';
import type { Standards } from '#lib/domain/compliance/standards/state-profile.ts';
import type { CheckedContent } from '#lib/domain/course/check-content.ts';
import { median } from '#lib/domain/course/check-parts.ts';
import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { oneIn, pathsInWords } from '#lib/domain/scenario/checks/check-proof.ts';
import { prove, type Proof } from '#lib/domain/scenario/proof.ts';
import type { Reach } from '#lib/domain/scenario/proof/reach.ts';
import { skills, type Scenario } from '#lib/domain/scenario/scenario.ts';
import { printTable } from './print-table.ts';

/** @param isQuiet leaves warnings out */
export function printCheck(content: CheckedContent, standards: Standards, isQuiet: boolean): void {
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
		`\n${modules.length} modules, ${scenarios.size} sound scenarios, ${exercises.size} sound exercises, ${templates.size} sound templates, ${standards.profiles.length} state profiles: ${count('error')} errors, ${count('warning')} warnings`
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
		['scenario', 'scenes', 'paths', 'minutes', 'said', 'random clicker passes', 'model path', 'worst path'],
		proofs.map(({ code, scenario, scenes, paths, shortestMinutes, longestMinutes, ...proof }) => {
			const { randomPass, model, worst, most } = proof;
			return [
				code,
				String(scenes),
				pathsInWords(paths).replace(/ paths?$/, ''),
				`${shortestMinutes.toFixed(1)} to ${longestMinutes.toFixed(1)}`,
				String(scenario.minutes),
				`${oneIn(randomPass.probability)}${randomPass.exact ? '' : ' (estimated)'}`,
				`${model.passed ? 'passes' : 'FAILS'} ${model.won}/${most}`,
				`${worst.passed ? 'PASSES' : 'fails'} ${worst.won}/${most}`
			];
		})
	);
	printReach(proofs);
	for (const { code, unmet } of proofs) {
		const names = unmet?.map(({ name }) => `“${name}”`) ?? [];
		if (names.length > 0) console.log(`${code} passes without ever meeting: ${names.join(', ')}`);
	}
	for (const { code, model, worst } of proofs) {
		console.log(`${code} model: ${model.path.join(' → ')}`);
		console.log(`${code} worst: ${worst.path.join(' → ')}`);
	}
}

/** The worst and the best score of the paths to an ending, and where the right choice can be told unread. */
function printReach(proofs: readonly (Proof & { code: string })[]): void {
	printTable(
		['scenario', 'worst to best of', ...skills, 'best is longest', 'shortest', 'first', 'too often'],
		proofs.map(({ code, reach, accents }) => {
			const range = (of: Reach | undefined) =>
				of ? (of.most === 0 ? '–' : `${of.worst} to ${of.best} of ${of.most}`) : 'not counted';
			const share = (kind: 'longest' | 'shortest' | 1) => {
				const accent = accents.find((one) =>
					typeof one.kind === 'object' ? one.kind.place === kind : one.kind === kind
				);
				return accent ? `${accent.scenes.length} of ${accent.of}` : 'never';
			};
			return [
				code,
				range(reach?.all),
				...skills.map((skill) => range(reach?.bySkill[skill])),
				...(['longest', 'shortest', 1] as const).map(share),
				accents
					.filter(({ isTooOften }) => isTooOften)
					.map(({ kind }) => (typeof kind === 'object' ? `place ${kind.place}` : kind))
					.join(', ') || 'none'
			];
		})
	);
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
