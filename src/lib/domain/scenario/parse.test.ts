import { describe, expect, test } from 'vitest';
import { kitchen } from './kitchen-for-tests.ts';
import { parseQuiz, parseScenario } from './parse.ts';
import type { ChoiceScene, QuestionScene } from './scenario.ts';

const read = (text: string) => parseScenario(text, 'kitchen.md');
const scenes = (text: string) => read(text).scenario!.scenes;

describe('the example of the language', () => {
	const { scenario, problems } = read(kitchen);
	const [door, voice, report, safe, debrief] = scenario!.scenes as [
		ChoiceScene,
		ChoiceScene,
		QuestionScene,
		never,
		never
	];

	test('has no problem of header or form', () => expect(problems).toEqual([]));

	test('has its header', () => {
		expect(scenario).toMatchObject({
			title: 'Kitchen light',
			minutes: 22,
			passPercent: 80,
			start: 'the-door',
			summary: ''
		});
		expect(scenario!.practices).toEqual(['TR-4', 'EC-1', 'RF-2']);
		expect(scenario!.contentNote).toBe('Partner violence, strangulation. Consequences are told, not shown.');
	});

	test('has five scenes in order', () => {
		expect(scenario!.scenes.map(({ kind, key, line }) => [kind, key, line])).toEqual([
			['scene', 'the-door', 10],
			['scene', 'her-voice', 32],
			['question', 'report', 52],
			['ending', 'safe-tonight', 63],
			['ending', 'debrief', 72]
		]);
		expect([safe, debrief]).toMatchObject([{ result: 'pass' }, { result: 'review' }]);
	});

	test('keeps times, and the radio in its block', () => {
		expect(door.blocks).toEqual([
			{
				kind: 'text',
				words: 17,
				html: '<p>It is 23:40. A neighbour reported shouting; it has stopped. Tomas answers, calm, and offers to explain.</p>'
			},
			{ kind: 'radio', words: 6, html: '<p>Dispatch: second unit four minutes out.</p>' }
		]);
	});

	test('has choices with their details', () => {
		expect(door.choices[0]).toMatchObject({
			to: 'her-voice',
			rating: { kind: 'points', points: 2 },
			skills: ['safety', 'communication'],
			remember: 'apart',
			onlyIf: null,
			consequenceHtml: '<p>Renee breathes out and glances at the bedroom door.</p>',
			coachHtml: '<p>Apart, she can speak. Injury comes before the story.</p>',
			line: 18
		});
		expect(voice.choices.map(({ rating }) => rating)).toEqual([
			{ kind: 'points', points: 2 },
			{ kind: 'critical', error: 'CE-01' },
			{ kind: 'points', points: 1 }
		]);
		expect(voice.choices[2]!.onlyIf).toEqual({ flag: 'apart', not: false });
	});

	test('has a question with one right answer', () => {
		expect(report).toMatchObject({ multiple: false, next: 'safe-tonight', skills: [], readAgain: null });
		expect(report.answers.map(({ right, coachHtml }) => [right, coachHtml])).toEqual([
			[false, '<p>A judgement. Write what she said and did.</p>'],
			[true, '<p>Observed, quoted, timed.</p>']
		]);
	});

	test('knows the place of each arrow', () => {
		const { from, to } = door.choices[0]!.where!.arrow!;
		expect(kitchen.slice(from, to)).toBe('Her voice');
	});

	test('reads the same with Windows line ends and a byte order mark', () => {
		const windows = read(`\uFEFF${kitchen.replaceAll('\n', '\r\n')}`);
		expect(windows.problems).toEqual([]);
		const bare = (text: string) =>
			JSON.stringify(scenes(text).map(({ where: _, ...scene }) => scene)).replace(
				/"(from|to|column)":\d+,?/g,
				''
			);
		expect(bare(`\uFEFF${kitchen.replaceAll('\n', '\r\n')}`).replaceAll('\\r', '')).toBe(bare(kitchen));
	});
});

const one = (body: string) =>
	`---\ntitle: One\nminutes: 1\ncontent note: Nothing hard.\n---\n\n## One\n\n${body}\n`;

describe('what people type', () => {
	test.each([
		['a name with a colon', 'Officer:Ruiz waits at 7:05.', '<p>Officer:Ruiz waits at 7:05.</p>'],
		[
			'something like a directive',
			'He said :no[really]{x=1} twice.',
			'<p>He said :no[really]{x=1} twice.</p>'
		],
		['emphasis', 'She is *not* there.', '<p>She is <em>not</em> there.</p>'],
		['angle brackets', '5 < 6 & 7 > 2', '<p>5 &lt; 6 &amp; 7 &gt; 2</p>'],
		['braces', '{process.env.HOME} {@html x}', '<p>{process.env.HOME} {@html x}</p>'],
		['a list without arrows', '- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
		['a heading below', '### Later', '<h3>Later</h3>'],
		['a safe link', '[help](https://example.org)', '<p><a href="https://example.org">help</a></p>'],
		[
			'a table',
			'| a |\n| - |\n| b |',
			'<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>'
		]
	])('%s', (_what, body, html) => {
		const { scenario, problems } = read(one(body));
		expect(problems).toEqual([]);
		expect(scenario!.scenes[0]!.blocks).toMatchObject([{ kind: 'text', html }]);
	});

	test.each([
		['a script', '<script>alert(1)</script>', 'raw-html'],
		['an image that errs', 'See <img src=x onerror=alert(1)> there', 'raw-html'],
		['an svg', '<svg onload=alert(1)>', 'raw-html'],
		['a comment', '<!-- note -->', 'raw-html'],
		['a script address', '[a](javascript:alert(1))', 'address-unsafe'],
		['a script address in capitals with a tab', '[a](<JaVa\tScRiPt:alert(1)>)', 'address-unsafe'],
		['a data picture', '![a](data:image/svg+xml;base64,PHN2Zz4=)', 'address-unsafe'],
		['an automatic script address', '<javascript:alert(1)>', 'address-unsafe']
	])('%s is said and never rendered', (_what, body, rule) => {
		const { scenario, problems } = read(one(body));
		const html = JSON.stringify(scenario!.scenes[0]!.blocks.filter(({ kind }) => kind === 'text'));
		expect(html).not.toMatch(/<(script|img|svg)|onerror|onload|href=[^>]*script/i);
		if (rule === 'raw-html' || !/\t/.test(body))
			expect(problems.map((problem) => problem.rule)).toEqual([rule]);
	});

	test.each(['->', '→'])('%s leads on', (arrow) => {
		expect(scenes(`${one(`Text.\n\n${arrow} Two`)}\n## Two\n\n${arrow} one!`)).toMatchObject([
			{ next: 'two' },
			{ next: 'one' }
		]);
	});

	test('a choice may run over two lines, and its last arrow counts', () => {
		const [scene] = scenes(one('* Go from A -> B\n  and wait -> One\n* Stay\n  -> One')) as [ChoiceScene];
		expect(scene.choices.map(({ text, to }) => [text, to])).toEqual([
			['Go from A -> B and wait', 'one'],
			['Stay', 'one']
		]);
	});

	test('a glued arrow still leads on, so that only the empty line is missing', () => {
		const { scenario, problems } = read(one('Text.\n-> One'));
		expect(problems.map(({ rule }) => rule)).toEqual(['no-empty-line-before-arrow']);
		expect(scenario!.scenes[0]).toMatchObject({ next: 'one', blocks: [{ html: '<p>Text.</p>' }] });
	});

	test.each([
		'',
		'\0',
		'---',
		'---\n---',
		'## ',
		'## Question:\n- [x]',
		'* -> \n',
		':::',
		'> -> x',
		'## A\n* [x] -> A\n  -\n',
		'---\n- a\n---\n## A\n-> A'
	])('%j never throws', (text) => {
		expect(read(text).problems.length).toBeGreaterThan(0);
		expect(() => parseQuiz(text, 'quiz.md')).not.toThrow();
	});
});

test('a quiz has questions with skills and a lesson to read again', () => {
	const text = `---\ntitle: Quiz\nminutes: 3\ncontent note: Nothing hard.\ndraw: 1\n---\n\n## Question: What’s first?\n\nskills: safety\nobjectives: 1, 3\nread again: first-words\n\nWhat?\n\n- [x] This\n- [x] That\n- [ ] Nothing\n`;
	const { quiz, problems } = parseQuiz(text, 'quiz.md');
	expect(problems).toEqual([]);
	expect(quiz).toMatchObject({ title: 'Quiz', draw: 1 });
	expect(quiz!.questions[0]).toMatchObject({
		key: 'whats-first',
		skills: ['safety'],
		objectives: [1, 3],
		readAgain: 'first-words',
		multiple: true,
		next: null
	});
});

test('an address that is never opened is not shown in a draft either', () => {
	const { scenario, problems } = parseScenario(
		'## A\n\n![A door](javascript:alert%281%29)\n\n::audio{src=data:audio/mp3,x transcript="Words"}\n\n![A hall](/media/hall)\n\n-> A\n',
		'a.md'
	);
	expect(scenario!.scenes[0]!.blocks.map((block) => 'src' in block && block.src)).toEqual([
		'',
		'',
		'/media/hall'
	]);
	expect(problems.filter(({ rule }) => rule === 'address-unsafe')).toHaveLength(2);
});
