import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { randomFrom } from '#lib/domain/scenario/proof/random.ts';
import { importText } from '../import/import-text.ts';
import type { Draft } from '../import/imported.ts';
import { exportScenario } from './export-scenario.ts';

const IFID = '5c2b9f0e-6a41-4f7e-9d0b-0a8f3c6d1e22';

/** All that a scenario is, without the places where it stands in its text. */
const meaning = (text: string) =>
	JSON.parse(
		JSON.stringify(parseScenario(text, 'x').scenario, (key, value: unknown) =>
			key === 'line' || key === 'where' || key === 'damaged' ? undefined : value
		)
	) as unknown;

const throughTwee = (text: string) => {
	const { text: twee, lost } = exportScenario(text, 'twee', IFID);
	const back = importText(twee, 'story.twee') as Draft;
	return { twee, lost, back };
};

const files = [...globSync('content/**/*.md'), ...globSync('tests/fixtures/scenario/**/*.md')].filter(
	(file) => {
		const { scenario, problems } = parseScenario(readFileSync(file, 'utf8'), file);
		return scenario !== null && !problems.some(({ severity }) => severity === 'error');
	}
);

describe('Twee', () => {
	it('finds the scenarios of the house to try', () => expect(files.length).toBeGreaterThan(20));

	it.each(files)('%s goes out and comes back the same', (file) => {
		const text = readFileSync(file, 'utf8');
		const { lost, back } = throughTwee(text);
		expect(lost).toEqual([]);
		// The story’s identity in Twine is new, and so is listed.
		expect(back.lost.map(({ what }) => what.slice(0, 20))).toEqual(Array(3).fill('A setting of Twine: '));
		expect(meaning(back.text)).toEqual(meaning(text));
	});

	it('can be played in Twine: passages, links and tags', () => {
		const { twee } = throughTwee(kitchen);
		expect(twee.split('\n').filter((line) => line.startsWith('::'))).toEqual([
			':: StoryTitle',
			':: StoryData',
			':: Firstword header [firstword-header]',
			':: The door [firstword-scene]',
			':: The door / choice 1 [firstword-choice rating-best skill-safety skill-communication remember-apart]',
			':: The door / choice 2 [firstword-choice rating-poor skill-safety]',
			':: Her voice [firstword-scene]',
			':: Her voice / choice 1 [firstword-choice rating-best skill-recognition skill-safety]',
			':: Her voice / choice 2 [firstword-choice rating-critical-CE-01 skill-recognition]',
			':: Her voice / choice 3 [firstword-choice only-if-apart rating-ok]',
			':: Report [firstword-question]',
			':: Report / answer 1 [firstword-answer wrong]',
			':: Report / answer 2 [firstword-answer right]',
			':: Safe tonight [firstword-ending result-pass]',
			':: Debrief [firstword-ending result-review]'
		]);
		expect(twee).toContain(`"ifid": "${IFID.toUpperCase()}"`);
		expect(twee).toContain('"start": "The door"');
		expect(twee).toContain('\n :::radio\nDispatch: second unit four minutes out.\n :::\n');
		expect(twee).toContain('[[Hear both of them in the kitchen, to save time->The door / choice 2]]');
		expect(twee).toContain(
			'Renee breathes out and glances at the bedroom door.\n\n> Apart, she can speak. Injury comes before the story.\n\n[[Continue->Her voice]]'
		);
	});

	it('a passage added in Twine is read like that of any story', () => {
		const { twee } = throughTwee(kitchen);
		const changed =
			`${twee.replace('[[Hear both', '[[Step outside->Stairs]]\n[[Hear both')}\n\n:: Stairs\nIt is ''quiet''.\n\n[[Go back->The door]]\n`.replaceAll(
				"''",
				''
			);
		const back = importText(changed, 'a.twee') as Draft;
		const { scenario } = parseScenario(back.text, 'x');
		const [door] = scenario!.scenes;
		expect(door!.kind === 'scene' && door!.choices.map(({ text, to }) => [text.slice(0, 12), to])).toEqual([
			['Your partner', 'her-voice'],
			['Step outside', 'stairs'],
			['Hear both of', 'her-voice']
		]);
		expect(scenario!.scenes.find(({ key }) => key === 'stairs')).toMatchObject({
			kind: 'scene',
			choices: [{ text: 'Go back', to: 'the-door' }]
		});
	});

	it('lists what Twee has no place for', () => {
		const odd = `---\ntitle: Odd\n---\n\nbefore\n\n## A -> B\n\n* x -> A | C\n  - colour: red\n\nafter\n\n## A | C\n\n-> A\n`;
		expect(exportScenario(odd, 'twee', IFID).lost).toEqual([
			{ line: 5, what: 'Text before the first scene: “before”' },
			{ line: 7, what: 'The name “A -> B” is written “A – B”' },
			{ line: 9, what: 'A detail that is not understood: “colour: red”' },
			{ line: 12, what: 'What stands after the way on: “after”' },
			{ line: 14, what: 'The name “A | C” is written “A C”' }
		]);
	});

	it('in 150 scenarios made at random', { timeout: 120_000 }, () => {
		for (let seed = 1; seed <= 150; seed++) {
			const text = randomScenario(seed);
			const { lost, back } = throughTwee(text);
			expect(lost, text).toEqual([]);
			expect(meaning(back.text), `${text}\n=====\n${back.text}`).toEqual(meaning(text));
		}
	});
});

describe('JSON and Markdown', () => {
	it('Markdown is the text to the letter', () => {
		expect(exportScenario(kitchen, 'md', IFID)).toEqual({ text: kitchen, type: 'text/markdown', lost: [] });
	});

	it('JSON has the promised shape and brings the text back', () => {
		const { text, type } = exportScenario(kitchen, 'json', IFID);
		const value = JSON.parse(text) as { scenes: unknown[] } & Record<string, unknown>;
		expect(type).toBe('application/json');
		expect(value).toMatchObject({
			...{ format: 'firstword-scenario', version: 1, source: kitchen, title: 'Kitchen light', minutes: 22 },
			...{ contentNote: 'Partner violence, strangulation. Consequences are told, not shown.', summary: '' },
			...{ practices: ['TR-4', 'EC-1', 'RF-2'], passPercent: 80, language: 'en', start: 'the-door' }
		});
		expect(value.scenes[1]).toEqual({
			...{
				kind: 'scene',
				key: 'her-voice',
				name: 'Her voice',
				text: 'She swallows with care. You see no mark.',
				next: null
			},
			choices: [
				{
					text: '"Did anyone put pressure on your neck, or make it hard to breathe?" Then call medics',
					...{
						to: 'report',
						rating: 'best',
						skills: ['recognition', 'safety'],
						remember: null,
						onlyIf: null
					},
					after: '"His arm. Everything went grey."\n\n> Half of strangled victims show no visible injury.'
				},
				{
					text: 'Write "no visible injury" and move on',
					...{
						to: 'debrief',
						rating: 'critical CE-01',
						skills: ['recognition'],
						remember: null,
						onlyIf: null
					},
					after: 'Her neighbour finds her on the floor at six.\n\n> A hidden injury was the emergency.'
				},
				{
					text: 'Use what she told you apart from him',
					to: 'report',
					rating: 'ok',
					skills: [],
					remember: null,
					onlyIf: 'apart',
					after: ''
				}
			]
		});
		expect(value.scenes[2]).toEqual({
			...{
				kind: 'question',
				key: 'report',
				name: 'Report',
				text: 'Which sentence belongs in the report?',
				skills: [],
				next: 'safe-tonight'
			},
			answers: [
				{
					text: 'Victim was uncooperative.',
					right: false,
					coach: 'A judgement. Write what she said and did.'
				},
				{
					text: '"It hurt to swallow; her voice was hoarse. Medics evaluated at 0155."',
					right: true,
					coach: 'Observed, quoted, timed.'
				}
			]
		});
		expect(importText(text, 'kitchen.json')).toMatchObject({
			kind: 'imported',
			format: 'json',
			title: 'Kitchen light',
			text: kitchen
		});
	});

	it('every text goes out, one without a scene too', () => {
		for (const text of ['', 'nothing', '---\n', '## ', '## A\n\n* -> \n']) {
			const { source } = JSON.parse(exportScenario(text, 'json', IFID).text) as { source: string };
			expect(source).toBe(text);
			expect(exportScenario(text, 'twee', IFID).text).toContain(':: StoryTitle');
		}
	});
});

/** A scenario with every part of the language, put together by chance. */
function randomScenario(seed: number): string {
	const random = randomFrom(seed);
	const below = (most: number) => Math.floor(random() * most);
	const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
	const names = Array.from(
		{ length: 2 + below(5) },
		(_, i) => `${one(['The door', 'Étage', 'What now?', '“So”', 'A & B', '2: go'])} ${i}`
	);
	const inline = () =>
		one([
			'Ask *first*',
			'Say "no" -> then wait',
			'**Stop** here',
			'[Look](https://a.example/x_y)',
			'a `b` c',
			'Wait; 23:40',
			'x \\| y',
			'go \\[\\[in\\]\\]',
			'tick \\[x\\]'
		]);
	const block = () =>
		one([
			`${inline()}.`,
			`:::radio\n${inline()}\n:::`,
			':::pause\nBreathe.\n:::',
			'+ a\n+ b',
			'1. a\n2. b',
			'### Part',
			'::service{id=ndvh}',
			'two\nlines',
			'> quoted',
			'| a | b |\n|---|---|\n| 1 | 2 |'
		]);
	const body = () => Array.from({ length: below(4) }, block).join('\n\n');
	const coach = () => one(['', '\n  > Good.', '\n  > Two\n  > lines\n  >\n  > and more']);
	const after = () => one(['', '\n\n  They look at you.', '\n\n  One.\n\n  Two.']);
	const details = () =>
		one([
			...[
				'',
				'\n  - rating: best',
				'\n  - rating: critical CE-02\n  - skills: safety, referral',
				'\n  - rating: ok\n  - remember: apart_2'
			],
			...[
				'\n  - only if: not apart\n  - rating: poor',
				'\n  - only if: not-x\n  - skills: recognition',
				'\n  - rating: unscored'
			]
		]);
	const choice = () => {
		const under = `${after()}${coach()}`;
		const given = details();
		return `* ${inline()} -> ${one([...names, 'Nowhere'])}${given}${given && under.trim() !== '' ? '\n' : ''}${under}`;
	};
	const scenes = names.map((name, i) => {
		const heading = one(['scene', 'scene', 'question', 'ending']);
		const text = body();
		if (heading === 'ending')
			return `## Ending: ${name}\n${one(['result: pass', 'result: review'])}\n\n${text}`;
		if (heading === 'question') {
			const settings = one([
				'',
				'skills: safety, documentation\n',
				'objectives: 1, 2\nread again: some-lesson\n'
			]);
			const answers = Array.from(
				{ length: 2 + below(2) },
				() => `- [${one(['x', ' '])}] ${inline()}${coach()}`
			);
			return `## Question: ${name}\n${settings}\n${text}\n\n${answers.join('\n')}\n\n-> ${names[(i + 1) % names.length]}`;
		}
		const way = one([`-> ${one(names)}`, Array.from({ length: 1 + below(3) }, choice).join('\n')]);
		return `## ${name}\n\n${text}\n\n${way}`;
	});
	return `---\ntitle: "T: ${seed}"\nminutes: 5\ncontent note: None.\npractices: [TR-4]\n${one(['', `start: "${names.at(-1)}"\n`])}---\n\n${scenes.join('\n\n')}\n`;
}
