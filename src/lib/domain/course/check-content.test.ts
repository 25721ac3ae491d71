import { expect, test } from 'vitest';
import { checkContent } from './check-content.ts';
import { contentForTests, lessonForTests, scenarioForTests } from './content-for-tests.ts';
import { dataRules } from './data-rules.ts';
import { moduleRules } from './module-rules.ts';

const path = 'modules/TR-1/lessons/01-first-words.md';
const third = 'modules/TR-1/lessons/03-what-is-next.md';
const last = 'modules/TR-1/lessons/04-a-whole-call.md';
const whole = contentForTests();
const bodyOf = (lesson: string) => lesson.replace(/^---[\s\S]*?\n---\n/, '');
const hard = (lesson: string) =>
	`${whole[lesson]!}\nInterdisciplinary organizational considerations necessitate comprehensive institutional accountability.\n`;
const yaml = whole['modules/TR-1/module.yaml']!;
const quiz = whole['modules/TR-1/quiz.md']!;
const checks = whole['modules/TR-1/checks.md']!;
const inYaml = (old: string, by: string) => ({ 'modules/TR-1/module.yaml': yaml.replace(old, by) });
const inLesson = (body: string) => ({ [path]: lessonForTests(body) });
const inHeader = (about: string) => ({ [path]: lessonForTests('', about) });
const inMatrix = (old: string, by: string) => ({ 'matrix.yaml': whole['matrix.yaml']!.replace(old, by) });
const inQuiz = (old: string | RegExp, by: string) => ({ 'modules/TR-1/quiz.md': quiz.replace(old, by) });

/** Each rule, the texts that break it, and the line that is named. */
const mistakes: [rule: string, changes: Record<string, string | null>, line: number][] = [
	['module-file-missing', { 'modules/TR-1/quiz.md': null }, 1],
	['module-yaml-broken', inYaml('summary: What', 'summary: What: what'), 5],
	['module-key-missing', inYaml('summary: What is said first.\n', ''), 1],
	['module-key-unknown', inYaml('summary:', 'sumary:'), 5],
	['module-value-wrong', inYaml('track: recognition', 'track: safety'), 3],
	['module-code-wrong', inYaml('code: TR-1', 'code: TR-2'), 1],
	[
		'objective-not-taught',
		{
			...inYaml('hurt.\n', 'hurt.\n  - Say who you are.\n'),
			'modules/TR-1/quiz.md': quiz.replaceAll('objectives: 1', 'objectives: 1, 2')
		},
		1
	],
	[
		'module-lesson-count',
		{ ...inYaml('minutes: 22', 'minutes: 21'), [last]: null, [third]: whole[third]! + bodyOf(whole[last]!) },
		1
	],
	[
		'module-part-missing',
		{ ...inYaml('', ''), [last]: whole[last]!.replace('## Worked case: a', '## A') },
		1
	],
	[
		'module-reading-grade',
		{ ...inYaml('', ''), [path]: hard(path), [third]: hard(third), [last]: hard(last) },
		1
	],
	['minutes-not-by-words', inYaml('minutes: 22', 'minutes: 30'), 1],
	['lesson-name-wrong', { 'modules/TR-1/lessons/2-More.md': lessonForTests() }, 1],
	['lesson-name-twice', { 'modules/TR-1/lessons/02-first-words.md': lessonForTests() }, 1],
	['lesson-header-broken', { [path]: 'No header.\n\n<Check id="door-0" />\n' }, 1],
	['lesson-key-missing', inHeader('title: First words\nobjectives: [1]\nskills: [safety]\n'), 2],
	[
		'lesson-key-unknown',
		inHeader('title: First words\nminutes: 2\nobjectives: [1]\nskills: [safety]\ntrack: referral\n'),
		6
	],
	['lesson-value-wrong', inHeader('title: First words\nminutes: 2\nobjectives: [1]\nskills: [saftey]\n'), 5],
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
	['component-begins-paragraph', inLesson('<Term id="door">Doors</Term> are opened first.'), 20],
	[
		'term-too-long',
		inLesson('Knock at the <Term id="door">door of this house, at night and by day</Term>.'),
		20
	],
	['term-unknown', inLesson('Knock at the <Term id="dor">door</Term>.'), 20],
	['check-unknown', inLesson('<Check id="dor-0" />'), 20],
	[
		'check-unused',
		{
			'modules/TR-1/checks.md': checks + checks.slice(checks.lastIndexOf('\n## ')).replace('Door 2', 'Door 3')
		},
		55
	],
	['service-unknown', inLesson('<Service id="dor" />'), 20],
	['service-unconfirmed', inLesson('<Service id="hearsay" />'), 20],
	['quiz-without-draw', inQuiz('draw: 8\n', ''), 1],
	['quiz-pool-small', inQuiz(/\n## Question: Quiz door 19[\s\S]*/, '\n'), 1],
	['question-without-skill', inQuiz('skills: safety\n', ''), 8],
	['question-without-objective', inQuiz('objectives: 1\n', ''), 8],
	['question-objective-unknown', inQuiz('objectives: 1', 'objectives: 2'), 8],
	[
		'objective-not-tested',
		{
			...inQuiz('', ''),
			...inYaml('hurt.\n', 'hurt.\n  - Say who you are.\n'),
			[last]: whole[last]!.replace('objectives: [1]', 'objectives: [1, 2]')
		},
		1
	],
	['read-again-missing', inQuiz('read again: first-words\n', ''), 8],
	['read-again-unknown', inQuiz('read again: first-words', 'read again: first-word'), 8],
	['quiz-guessing-passes', inQuiz('draw: 8', 'draw: 1'), 1],
	[
		'quiz-pattern-helps',
		{
			'modules/TR-1/quiz.md': quiz.replace(
				/\[x\] /g,
				'[x] Here, at this very door and in this very night, it is this one: '
			)
		},
		1
	],
	[
		'practice-unknown',
		{
			'scenarios/SC-1.md': scenarioForTests().replace('pass at', 'practices: [TR-9]\npass at'),
			'exercises/SC-1.md': scenarioForTests().replace('pass at', 'practices: [TR-9]\npass at')
		},
		1
	],
	['exercise-missing', { 'scenarios/SC-1.md': scenarioForTests() }, 1],
	['exercise-alone', { 'exercises/SC-1.md': scenarioForTests() }, 1],
	[
		'exercise-unequal',
		{
			'exercises/SC-1.md': scenarioForTests('85%'),
			'scenarios/SC-1.md': scenarioForTests()
		},
		1
	],
	['data-file-missing', { 'statement.md': null }, 1],
	['data-broken', { 'critical-errors.yaml': 'CE-01: A: b\n' }, 1],
	['matrix-objective-unknown', inMatrix('TR-1.1', 'TR-1.2'), 7],
	['matrix-gap', inMatrix('      missing: The coordinator keeps it.\n', ''), 9],
	['data-entry-wrong', { 'critical-errors.yaml': 'CE-01: A danger.\nCE-2: Another.\n' }, 2]
];

test('a whole module has no problem', () => {
	expect(checkContent(whole, 'content').problems).toEqual([]);
});

test('every rule is broken here once', () => {
	expect(mistakes.map(([rule]) => rule).sort()).toEqual(Object.keys({ ...moduleRules, ...dataRules }).sort());
});

test.each(mistakes)('%s is all that is wrong', (rule, changes, line) => {
	const problems = checkContent(contentForTests(changes), 'content').problems.filter(
		({ severity }) => severity !== 'note'
	);
	const file = Object.keys(changes)[0]!;
	expect(problems.map((problem) => [problem.rule, problem.line])).toEqual([[rule, line]]);
	expect(problems[0]!.file).toMatch(/^content\//);
	if (file !== path) expect(problems[0]!.file).toBe(`content/${file}`);
});

/** Shapes that a reader of the file could not use, and the line that is named. */
const shapes: [what: string, file: string, old: string, by: string, line: number][] = [
	['a glossary meaning that is empty', 'glossary.yaml', 'meaning: What is opened first.', 'meaning:', 1],
	['a source without a year', 'sources.yaml', '  year: 2020\n', '', 1],
	['a state of a line that nobody knows', 'referral.yaml', 'status: active', 'status: activ', 1],
	['a check due soon', 'referral.yaml', "next_check_due: '2027-02-20'", 'next_check_due: soon', 1],
	['languages that are no list', 'referral.yaml', 'languages: []', 'languages: null', 1],
	['an open place that covers nothing', 'referral-local.yaml', 'covers: Who comes.', 'covers: null', 1],
	['a person of no known role', 'people.yaml', 'role: victim', 'role: hero', 1],
	['subjects that are none', 'matrix.yaml', 'objectives: [TR-1.1]', 'objectives: TR-1.1', 1],
	['a subject misspelt', 'matrix.yaml', 'subject: A roster', 'subjet: A roster', 1]
];

test.each(shapes)('%s is named', (_what, file, old, by, line) => {
	const { problems } = checkContent(contentForTests({ [file]: whole[file]!.replace(old, by) }), 'content');
	expect(problems.map((problem) => [problem.file, problem.rule, problem.line])).toEqual([
		[`content/${file}`, 'data-entry-wrong', line]
	]);
});

test.each(['matrix.yaml', 'people.yaml', 'glossary.yaml', 'referral.yaml', 'modules/TR-1/module.yaml'])(
	'%s of any other shape is said and stops nothing',
	(file) => {
		for (const text of ['- 1\n- null\n', 'a: b\n', 'x', '[', '- id: x\n  subjects: [null, 1]\n'])
			expect(checkContent(contentForTests({ [file]: text }), 'content').problems.length).toBeGreaterThan(0);
		const inside = whole[file]!.replace(/objectives:[\s\S]*$/, 'objectives: a sentence\n');
		expect(() => checkContent(contentForTests({ [file]: inside }), 'content')).not.toThrow();
	}
);

test('a scenario that names an unknown service is not sound for lessons either', () => {
	const text =
		'---\ntitle: Porch\nminutes: 1\ncontent note: A quarrel.\n---\n\n## Door\n\n::service{id=dor}\n\n-> Out\n\n## Ending: Out\nresult: pass\n';
	const { problems } = checkContent(contentForTests({ 'scenarios/SC-1.md': text }), 'content');
	expect(problems.map(({ rule }) => rule)).toContain('service-unknown');
});

test('a template is checked as a scenario is, needs no exercise, and stands among the templates only', () => {
	const sound = checkContent(contentForTests({ 'templates/door.md': scenarioForTests() }), 'content');
	expect(sound.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
	expect([...sound.templates.keys()]).toEqual(['door']);
	expect(sound.scenarios.size).toBe(0);
	const text = scenarioForTests()
		.replace('pass at', 'practices: [TR-9]\npass at')
		.replace('-> Home', '-> Nowhere');
	const broken = checkContent(contentForTests({ 'templates/door.md': text }), 'content');
	expect(broken.problems.map(({ file, rule }) => [file, rule])).toEqual([
		['content/templates/door.md', 'arrow-to-nowhere'],
		['content/templates/door.md', 'practice-unknown']
	]);
	expect(broken.templates.size).toBe(0);
});
