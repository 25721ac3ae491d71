import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { decodeFile } from './decode.ts';
import { importText } from './import-text.ts';
import type { Draft } from './imported.ts';

const folder = 'tests/fixtures/import/';

/** A fixture as it becomes a draft; `problems` are the form errors of what came out. */
function imported(name: string) {
	const file = decodeFile(readFileSync(folder + name));
	const result = file.kind === 'text' ? importText(file.text, name) : file;
	if (result.kind === 'refused') throw new Error(`${name}, line ${result.line}: ${result.reason}`);
	const { scenario, problems } = parseScenario(result.text, name);
	const errors = problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
	return { ...result, whole: scenario!, errors };
}

const lostLines = ({ lost }: Draft) => lost.map(({ line, what }) => `${line} ${what}`);

describe('files as they are met', () => {
	it.each(readdirSync(folder))('%s lacks only what nobody can know but the trainer', (name) => {
		const { errors, whole, scenes, questions } = imported(name);
		expect(new Set(errors).difference(new Set(['header-value-wrong', 'ending-without-result']))).toEqual(
			new Set()
		);
		const endingOfQuestions = questions > 0 && scenes === 0 ? 1 : 0;
		expect(whole.scenes).toHaveLength(scenes + questions + endingOfQuestions);
	});

	it('a Harlowe story keeps its words and its ways', () => {
		const story = imported('night-shift.harlowe.twee');
		expect(story.title).toBe('Night shift at the shelter');
		expect(story.whole.start).toBe('front-desk');
		const ways = Object.fromEntries(
			story.whole.scenes.map((scene) => [
				scene.key,
				scene.kind === 'scene' ? [...scene.choices.map(({ text, to }) => [text, to]), scene.next].flat() : []
			])
		);
		expect(ways).toEqual({
			'front-desk': [
				'Offer her a chair',
				'the-chair',
				'Ask for her name first',
				'the-form',
				'Call the supervisor',
				'upstairs',
				null
			],
			'the-chair': [
				'house rules',
				'house-rules',
				'Ask what happened',
				'ask-what-happened',
				'Wait, and say that she may take her time',
				'ask-what-happened',
				null
			],
			'the-form': ['Go after her', 'outside', null],
			'house-rules': ['Back', 'the-chair', null],
			'ask-what-happened': ['Thank her', 'the-end', 'Hand her a leaflet', 'the-end', null],
			'the-end': [],
			'the-end-2': []
		});
		const [desk, chair, form] = story.whole.scenes.map(({ blocks }) =>
			blocks.map((block) => ('html' in block ? block.html : block.kind)).join('')
		);
		expect(desk).toBe(
			'<p>It is <strong>02:10</strong>. A woman stands at the desk. She keeps <em>one hand</em> on the door. You have $minutes minutes.</p>'
		);
		expect(chair).toContain('-> She looks at the clock.');
		expect(chair).toContain('→ So do you.');
		expect(chair).toContain('read her the house rules before');
		expect(form).toContain('<p>Result: she leaves.</p>');
		expect(form).toContain('<h3>Not a heading of yours</h3>');
		expect(form).toContain('3 &#x3C; 4 &#x26;');
		expect(form).not.toContain('alert');
	});

	it('and lists the rest of it, line by line', () => {
		expect(lostLines(imported('night-shift.harlowe.twee'))).toEqual([
			'1 Text before the first passage: “Exported from Twine on a Tuesday.”',
			'7 A setting of Twine: “ifid: "3F0B6C52-6C0E-4B0B-9E35-0D1F5E0A7C11"”',
			'7 A setting of Twine: “format: "Harlowe"”',
			'7 A setting of Twine: “format-version: "3.3.8"”',
			'7 A setting of Twine: “tag-colors: {"quiet":"blue"}”',
			'7 A setting of Twine: “zoom: 1”',
			'18 The passage “UserStylesheet”, tagged “stylesheet”, which is not a scene: “tw-story { background: #222; }”',
			'22 The position of a passage on Twine’s map (7 times)',
			'22 The size of a passage on Twine’s map (7 times)',
			'23 Macro: “(set: $calm to 1)”',
			'23 Macro: “(if: $calm > 0)”',
			'23 A variable, which is now plain text: “$minutes”',
			'30 The tag “quiet”',
			'44 Colons at the start of a line, which would open a block: “:::”',
			'46 How <span> was to look: “class="x"”',
			'46 What stands in <script>: “<script>alert(1)”',
			'48 Macro: “(link-goto: "Go after her", "Outside")”',
			'59 Comment: “<!-- to be written with Dana -->”',
			'60 Macro: “(print: $story)”',
			'62 Macro: “(if: $calm is 1)”',
			'62 Macro: “(else:)”',
			'69 The name “The end!” is written “The end! (2)”'
		]);
	});

	it('a SugarCube story gives up its macros and keeps their links', () => {
		const story = imported('first-call.sugarcube.twee');
		const choices = story.whole.scenes.flatMap((scene) =>
			scene.kind === 'scene' ? scene.choices.map(({ text, to }) => `${scene.key}: ${text} -> ${to}`) : []
		);
		expect(choices).toEqual([
			'start: Knock and say who you are -> knock',
			'start: Listen first -> listen',
			'start: Drive on -> away',
			'knock: Ask to come in -> inside',
			'knock: Ask how he is -> inside',
			'listen: Knock now -> knock'
		]);
		expect(story.text).toContain('[Read the guidance](<https://guidance.example/calls>)');
		expect(story.text).toContain('+ a chair on its side');
		expect(story.text).toMatch(/## Inside\n\n-> Knock\n/);
		const lost = lostLines(story).join('\n');
		for (const piece of [
			'StoryInit',
			'StoryCaption',
			'[img[door.jpg]]',
			'text: "Wait >> listen"',
			'$trust to 2',
			'/% a note for the team %/',
			'$next',
			'<<goto "Knock">>'
		])
			expect(lost).toContain(piece);
	});

	it('a Chapbook story gives up its settings', () => {
		const story = imported('listening.chapbook.twee');
		expect(story.title).toBe('listening.chapbook');
		expect(story.text).toContain(
			'### A kitchen at noon\n\nThe *tap* drips.\n\nHe talks **quickly**.\n\n• one plate\\\n• two cups -> both full'
		);
		expect(lostLines(story).join('\n')).toMatch(
			/mood: 'calm'[\s\S]*\{mood\}[\s\S]*\[if mood === 'calm'\][\s\S]*\[continue\]/
		);
	});

	it('GIFT questions come with weights, feedback and gaps accounted for', () => {
		const quiz = imported('knowledge.gift');
		const asked = quiz.whole.scenes.flatMap((scene) =>
			scene.kind === 'question'
				? [
						`${scene.name}: ${scene.answers.map(({ text, right }) => `${right ? '+' : '-'}${text}`).join(' ')}`
					]
				: []
		);
		expect(asked).toEqual([
			'INT-1 First words: +“You are safe here.” -“Why did you stay?” -Nothing <yet>',
			'INT-2: +A hoarse voice +Trouble swallowing -A limp',
			'An advocate may be called before the: +True -False',
			'The report says what she in her: +said -meant -felt',
			'INT-5: colons: -{ she said } += "He held my arm" -50 % # 3',
			'INT-9: +yes -no',
			'Is an arrow at the start and: +Yes, *both* -> as text -No [x] | not'
		]);
		const [first] = quiz.whole.scenes;
		expect(first!.kind === 'question' && first!.answers.map(({ coachHtml }) => coachHtml)).toEqual([
			'<p>It answers the question she has not asked.</p>\n<p>First words stay in memory.</p>',
			'<p>It asks for a reason and sounds like blame.</p>\n<p>First words stay in memory.</p>',
			'<p>Silence can be read as doubt.</p>\n<p>First words stay in memory.</p>'
		]);
		const truth = quiz.whole.scenes[2]!;
		expect(truth.kind === 'question' && truth.answers.map(({ coachHtml }) => coachHtml)).toEqual([
			'<p>Right.</p>',
			'<p>She may be called at any time.</p>'
		]);
		expect(lostLines(quiz).map((entry) => entry.slice(0, 70))).toEqual(
			[
				'1 Comment: “question: 11 name: Switch category to $course$/top/Intervie',
				'2 Category: “$course$/top/Interviews”',
				'4 Comment: “[id:int-001] [tag:listening]”',
				'5 Picture “@@PLUGINFILE@@/door.png”, described as “A door”',
				'7 Weight -25 % of an answer that is not right: here it wins nothing',
				'13 Weight 50 %: here all right answers together count, or none (2 times',
				'15 Weight -100 % of an answer that is not right: here it wins nothing',
				'28 A question to be answered in writing: “Name three things you see. {}'.slice(0, 70),
				'30 A question to be answered with a number: “How many minutes? {#10:2}”',
				'32 A question to be answered with a word: “Who helps? {=advocate =%50%f',
				'34 A question that matches pairs: “Match them. { =voice -> hoarse =eye',
				'39 A description, which asks nothing: “Words only, a description of th',
				'41 A question with several gaps: “Two gaps {=one ~two} and {=three ~fo',
				'43 A question whose curly bracket is never closed: “An open bracket {='
			].map((entry) => entry.slice(0, 70))
		);
	});

	it('Aiken questions are plain text, and unfinished ones are named', () => {
		const quiz = imported('scene.aiken.txt');
		const [first, second] = quiz.whole.scenes;
		expect(first!.kind === 'question' && first!.answers.map(({ text }) => text)).toEqual([
			'She seemed upset.',
			'"My throat hurts," she said at 01:55.',
			'<b>Nothing</b> & more'
		]);
		expect(second!.blocks).toEqual([
			expect.objectContaining({
				html: '<p>Which of these may be asked later?<br>\nIt can be more than one thing.</p>'
			})
		]);
		expect(lostLines(quiz)).toEqual([
			'13 A question without an “ANSWER:” line: “A question nobody finished A) First B) Second”',
			'17 An answer without a question: “B) An answer alone”',
			'18 An answer line without a question: “ANSWER: D”'
		]);
	});

	it('a Moodle bank comes with its HTML as text, and its files and settings are listed', () => {
		const quiz = imported('bank.moodle.xml');
		const [where, signs, advocate] = quiz.whole.scenes;
		expect(where!.name).toBe('Where to talk');
		expect(where!.blocks).toEqual([
			expect.objectContaining({
				html: '<p>Where do you talk with <em>Noor</em>?</p>\n<p>• The hall<br>\n• The car -> outside</p>\n<p>A B</p>'.replace(
					'->',
					'->'
				)
			})
		]);
		expect(where!.kind === 'question' && where!.answers.map(({ text, right }) => [text, right])).toEqual([
			['In the car, door open', true],
			['In the stairwell', false],
			['## Where she stands', false]
		]);
		expect(where!.kind === 'question' && where!.answers[0]!.coachHtml).toBe(
			'<p>He cannot hear you there. See <a href="https://guidance.example/talk">the guidance</a>.</p>\n<p>Out of hearing, always.</p>'
		);
		expect(signs!.kind === 'question' && signs!.multiple).toBe(true);
		expect(signs!.blocks).toEqual([
			expect.objectContaining({ html: '<p>Which are <strong>signs</strong>? <em>All</em> of them.</p>' })
		]);
		expect(
			advocate!.kind === 'question' && advocate!.answers.map(({ text, right }) => [text, right])
		).toEqual([
			['True', false],
			['False', true]
		]);
		const lost = lostLines(quiz).join('\n');
		for (const piece of [
			'12 Picture “@@PLUGINFILE@@/plan.png”, described as “Plan of the flat”',
			'13 File “plan.png” (92 characters)',
			'Category: “$course$/top/Interviews',
			'Setting <penalty>: “0.3333333”',
			'Setting <idnumber>: “INT-101”',
			'Setting <hint>: “<p>Who can hear you?</p>”',
			'Setting <tags>: “privacy”',
			'Setting <correctfeedback>: “Your answer is correct.”',
			'Weight 50 % of an answer that is not right',
			'Weight -50 %',
			'What stands in <script>: “<script>alert(1)”',
			'A question to be answered in writing: “Write it down',
			'A question of the type “ddwtos”: “Drag',
			'Comment: “question: 101”'
		])
			expect(lost).toContain(piece);
	});
});

describe('our own language', () => {
	const own =
		'---\ntitle: "Kept: as it is"\nminutes: 3\n---\n\n## Question: One\n\n- [x] A\n- [ ] B\n\n-> Two\n\n## Two\n\n<b>even this</b>\n';

	it('is taken to the letter', () => {
		expect(importText(own, 'x.md')).toMatchObject({
			kind: 'imported',
			format: 'markdown',
			title: 'Kept: as it is',
			text: own,
			scenes: 1,
			questions: 1,
			lost: []
		});
	});

	it('and with the line ends and the mark of another system', () => {
		expect(importText(`\uFEFF${own.replaceAll('\n', '\r\n')}`, '')).toMatchObject({
			format: 'markdown',
			text: own
		});
	});
});

it('plain text becomes one scene, and the list says what has to be written', () => {
	const result = importText('A door.\n\n* not a choice -> here\nSkills: none\n', 'A plan.txt') as Draft;
	expect(result).toMatchObject({ format: 'text', title: 'A plan', scenes: 1, lost: [] });
	expect(result.toWrite.join(' ')).toContain('Choices: write each as');
	const { scenario } = parseScenario(result.text, 'x');
	expect(scenario!.scenes).toHaveLength(1);
	expect(scenario!.scenes[0]).toMatchObject({ kind: 'scene', choices: [], next: null });
});

describe('encodings', () => {
	const text = ':: Été\nÇa va — “oui”.\n\n[[Où?->Là]]\n';
	const wide = (big: boolean, mark: boolean) => {
		const bytes = new Uint8Array((text.length + 1) * 2);
		const view = new DataView(bytes.buffer);
		[...`\uFEFF${text}`].forEach((letter, i) => view.setUint16(i * 2, letter.charCodeAt(0), !big));
		return mark ? bytes : bytes.subarray(2);
	};
	const bytes: [string, Uint8Array][] = [
		['UTF-8', new TextEncoder().encode(text)],
		['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${text}`)],
		['UTF-16 little endian', wide(false, true)],
		['UTF-16 big endian', wide(true, true)]
	];
	it.each(bytes)('%s is read', (_, given) => {
		const file = decodeFile(given);
		expect(file.kind === 'text' && importText(file.text, 'a.twee')).toMatchObject({
			kind: 'imported',
			text: expect.stringContaining('* Où? -> Là') as string
		});
	});

	it('UTF-16 without a mark is seen by its zeros', () => {
		expect(
			decodeFile(new Uint8Array([...'Plain text'].flatMap((letter) => [letter.charCodeAt(0), 0])))
		).toEqual({ kind: 'text', text: 'Plain text', windows: false });
	});

	it('Windows letters are a guess, and said to be one', () => {
		expect(decodeFile(new Uint8Array([0x93, 0x4f, 0x75, 0x69, 0x94, 0xe9]))).toEqual({
			kind: 'text',
			text: '“Oui”é',
			windows: true
		});
	});

	it.each(['\r\n', '\r', '\n'])('line ends %j count the same', (end) => {
		const result = importText([':: A', 'x', '<<set $a to 1>>', '[[B]]'].join(end), 'a.twee') as Draft;
		expect(result.lost).toEqual([{ line: 3, what: 'Macro: “<<set $a to 1>>”' }]);
	});
});

describe('what cannot be read is refused with the line and a sentence', () => {
	const refusals: [string, string, string, number, RegExp][] = [
		['nothing', '  \n', '', 1, /no text/],
		['a published story', '<!DOCTYPE html>\n<html><tw-storydata>', 'a.html', 1, /Export As Twee/],
		['Twee without a passage', 'Once upon a time', 'a.twee', 1, /no passage/],
		[
			'Twee of settings only',
			':: StoryTitle\nX\n\n:: A [script]\nx',
			'a.twee',
			1,
			/settings, scripts or styles/
		],
		['GIFT without a choice', 'Name it. {=Anna}\n', 'a.gift', 1, /answers to choose from/],
		['XML of another kind', '<?xml version="1.0"?>\n<rss></rss>', 'a.xml', 2, /“<rss>”/],
		[
			'XML that is not closed',
			'<quiz>\n<question type="essay">\n</quiz>',
			'a.xml',
			3,
			/“<question>” of line 2 is open/
		],
		['XML with a stray bracket', '<quiz>\n\n 1 < 2</quiz>', 'a.xml', 3, /“&lt;”/],
		[
			'an entity bomb',
			'<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<quiz>&b;</quiz>',
			'a.xml',
			2,
			/document type/
		],
		[
			'an external entity',
			'<!DOCTYPE quiz SYSTEM "file:///etc/passwd">\n<quiz/>',
			'a.xml',
			1,
			/document type/
		],
		['a document type inside', '<quiz>\n<!DOCTYPE x>\n</quiz>', 'a.xml', 2, /document type/],
		['JSON of others', '{"name": "x"}', 'package.json', 1, /another program/],
		['broken JSON', '{\n"format": "firstword-scenario",\n"source" "x"}', 'a.json', 3, /cannot be read/],
		['too long a text', `a\n${'b'.repeat(400_000)}`, '', 2, /400000 is the most/],
		['too many passages', ':: A\nx\n'.repeat(2100), 'a.twee', 4001, /More than 2000 passages/]
	];
	it.each(refusals)('%s', (_, text, name, line, reason) => {
		expect(importText(text, name)).toEqual({
			kind: 'refused',
			line,
			reason: expect.stringMatching(reason) as string
		});
	});

	it('a Word file, a program', () => {
		expect(decodeFile(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({
			kind: 'refused',
			line: 1,
			reason: expect.stringContaining('paste') as string
		});
		expect(decodeFile(new Uint8Array([0x7f, 0x45, 0x0a, 0x4c, 0, 1, 2, 3]))).toEqual({
			kind: 'refused',
			line: 2,
			reason: 'This file is not text.'
		});
	});
});
