import { expect, test } from 'vitest';
import { checkContent } from './check-content.ts';
import { contentForTests, lessonForTests } from './content-for-tests.ts';
import { dataRules } from './data-rules.ts';
import { moduleRules } from './module-rules.ts';

const path = 'modules/TR-1/lessons/01-first-words.md';
const whole = contentForTests();
const yaml = whole['modules/TR-1/module.yaml']!;
const quiz = whole['modules/TR-1/quiz.md']!;
const checks = whole['modules/TR-1/checks.md']!;
const inYaml = (old: string, by: string) => ({ 'modules/TR-1/module.yaml': yaml.replace(old, by) });
const inLesson = (body: string) => ({ [path]: lessonForTests(body) });
const inHeader = (about: string) => ({ [path]: lessonForTests('', about) });
const inQuiz = (old: string | RegExp, by: string) => ({ 'modules/TR-1/quiz.md': quiz.replace(old, by) });

/** Each rule, the texts that break it, and the line that is named. */
const mistakes: [rule: string, changes: Record<string, string | null>, line: number][] = [
	['module-file-missing', { 'modules/TR-1/quiz.md': null }, 1],
	['module-yaml-broken', inYaml('summary: What', 'summary: What: what'), 5],
	['module-key-missing', inYaml('summary: What is said first.\n', ''), 1],
	['module-key-unknown', inYaml('summary:', 'sumary:'), 5],
	['module-value-wrong', inYaml('track: recognition', 'track: safety'), 3],
	['module-code-wrong', inYaml('code: TR-1', 'code: TR-2'), 1],
	['module-scenario-unknown', inYaml('summary:', 'scenarios: [SC-9]\nsummary:'), 5],
	['objective-not-taught', inYaml('hurt.\n', 'hurt.\n  - Say who you are.\n'), 1],
	['lesson-name-wrong', { 'modules/TR-1/lessons/2-More.md': lessonForTests() }, 1],
	['lesson-name-twice', { 'modules/TR-1/lessons/02-first-words.md': lessonForTests() }, 1],
	['lesson-header-broken', { [path]: 'No header.\n\n<Check id="door-0" />\n' }, 1],
	['lesson-key-missing', inHeader('title: First words\nobjectives: [1]\nskills: [safety]\n'), 2],
	[
		'lesson-key-unknown',
		inHeader('title: First words\nminutes: 4\nobjectives: [1]\nskills: [safety]\ntrack: referral\n'),
		6
	],
	['lesson-value-wrong', inHeader('title: First words\nminutes: 4\nobjectives: [1]\nskills: [saftey]\n'), 5],
	['lesson-too-long', inLesson('word '.repeat(490)), 1],
	['lesson-heading-one', inLesson('# A title'), 20],
	['lesson-sign', inLesson('Under 5 <6 it is {so}.'), 20],
	['component-unknown', inLesson('<Facts grade="A" source="S01" />'), 20],
	['component-attribute-missing', inLesson('<SayInstead say="“Yes.”" why="Plain." />'), 20],
	['component-straight-quote', inLesson('<SayInstead say=""Yes."" avoid="“No.”" why="Plain." />'), 20],
	['component-not-closed', inLesson('<Reflect>\n\nThink of a door.'), 20],
	['component-without-blank-line', inLesson('<Reflect>\nThink of a door.\n\n</Reflect>'), 20],
	['fact-grade-wrong', inLesson('<Fact grade="C" source="S01">\n\nSo they say.\n\n</Fact>'), 20],
	['fact-source-unknown', inLesson('<Fact grade="B" source="S99">\n\nSo they say.\n\n</Fact>'), 20],
	['check-unknown', inLesson('<Check id="dor-0" />'), 20],
	[
		'check-unused',
		{ 'modules/TR-1/checks.md': checks + checks.slice(checks.indexOf('\n## ')).replace('Door 0', 'Door 1') },
		22
	],
	['service-unknown', inLesson('<Service id="dor" />'), 20],
	['service-unconfirmed', inLesson('<Service id="hearsay" />'), 20],
	['quiz-without-draw', inQuiz('draw: 8\n', ''), 1],
	['quiz-pool-small', inQuiz(/\n## Question: Quiz door 14[\s\S]*/, '\n'), 1],
	['question-without-skill', inQuiz('skills: safety\n', ''), 8],
	['read-again-missing', inQuiz('read again: first-words\n', ''), 8],
	['read-again-unknown', inQuiz('read again: first-words', 'read again: first-word'), 8],
	['quiz-guessing-passes', inQuiz('draw: 8', 'draw: 1'), 1],
	[
		'quiz-longest-passes',
		{
			'modules/TR-1/quiz.md': quiz.replace(
				/\[x\] /g,
				'[x] Here, at this very door and in this very night, it is this one: '
			)
		},
		1
	],
	['data-file-missing', { 'statement.md': null }, 1],
	['data-broken', { 'critical-errors.yaml': 'CE-01: A: b\n' }, 1],
	['data-entry-wrong', { 'critical-errors.yaml': 'CE-01: A danger.\nCE-2: Another.\n' }, 2]
];

test('a whole module has no problem', () => {
	expect(checkContent(whole, 'content').problems).toEqual([]);
});

test('every rule is broken here once', () => {
	expect(mistakes.map(([rule]) => rule).sort()).toEqual(Object.keys({ ...moduleRules, ...dataRules }).sort());
});

test.each(mistakes)('%s is all that is wrong', (rule, changes, line) => {
	const { problems } = checkContent(contentForTests(changes), 'content');
	const file = Object.keys(changes)[0]!;
	expect(problems.map((problem) => [problem.rule, problem.line])).toEqual([[rule, line]]);
	expect(problems[0]!.file).toMatch(/^content\//);
	if (file !== path) expect(problems[0]!.file).toBe(`content/${file}`);
});

test('a scenario that names an unknown service is not sound for lessons either', () => {
	const text =
		'---\ntitle: Porch\nminutes: 1\ncontent note: A quarrel.\n---\n\n## Door\n\n::service{id=dor}\n\n-> Out\n\n## Ending: Out\nresult: pass\n';
	const { problems } = checkContent(contentForTests({ 'scenarios/SC-1.md': text }), 'content');
	expect(problems.map(({ rule }) => rule)).toContain('service-unknown');
});
