import { expect, test } from 'vitest';
import { difference } from './difference.ts';
import { kitchen } from './kitchen-for-tests.ts';
import { parseScenario } from './parse.ts';

const read = (text: string) => parseScenario(text, 'kitchen.md').scenario!;
/** Each change as one line: `kind name | what: before => after`. */
const between = (before: string, after: string) =>
	difference(read(before), read(after)).flatMap(({ kind, name, changes }) =>
		changes.length === 0
			? [`${kind} ${name}`]
			: changes.map((change) => `${kind} ${name} | ${change.what}: ${change.before} => ${change.after}`)
	);

const form = '“Use what she told you apart from him”';
const injury = '“Write "no visible injury" and move on”';

test.each<[string, string, string, string[]]>([
	['nothing', 'x', 'x', []],
	['a space', 'no mark.', 'no  mark.', []],
	['title', 'Kitchen light', 'Kitchen dark', ['changed Kitchen dark | Title: Kitchen light => Kitchen dark']],
	['minutes', 'minutes: 22', 'minutes: 25', ['changed Kitchen light | Minutes: 22 => 25']],
	[
		'content note',
		'Partner violence, strangulation. Consequences',
		'Partner violence. Consequences',
		[
			'changed Kitchen light | Content note: Partner violence, strangulation. Consequences are told, not shown. => Partner violence. Consequences are told, not shown.'
		]
	],
	['pass mark', 'pass at: 80%', 'pass at: 90%', ['changed Kitchen light | Pass mark: 80% => 90%']],
	[
		'practices',
		'[TR-4, EC-1, RF-2]',
		'[TR-4, RF-2]',
		['changed Kitchen light | Modules it practices: TR-4, EC-1, RF-2 => TR-4, RF-2']
	],
	[
		'first scene',
		'start: The door',
		'start: Her voice',
		['changed Kitchen light | First scene: The door => Her voice']
	],
	[
		'text',
		'You see no mark.',
		'You see a mark.',
		[
			'changed Her voice | Text: She swallows with care. You see no mark. => She swallows with care. You see a mark.'
		]
	],
	[
		'a block',
		':::radio',
		':::warning',
		[
			'changed The door | Text: It is 23:40. A neighbour reported shouting; it has stopped. Tomas answers, calm, and offers to explain.\nRadio: Dispatch: second unit four minutes out. => It is 23:40. A neighbour reported shouting; it has stopped. Tomas answers, calm, and offers to explain.\nWarning: Dispatch: second unit four minutes out.'
		]
	],
	[
		'stress',
		'She speaks with',
		'She **speaks** with',
		[
			'changed Safe tonight | Text: She speaks with the advocate for nine minutes.\nSupport: If this one stays with you: peer support answers all night. => She **speaks** with the advocate for nine minutes.\nSupport: If this one stays with you: peer support answers all night.'
		]
	],
	[
		'rating',
		'only if: apart\n  - rating: ok',
		'only if: apart\n  - rating: best',
		[`changed Her voice | Rating of ${form}: ok => best`]
	],
	[
		'a critical error',
		'critical CE-01',
		'critical CE-11',
		[`changed Her voice | Rating of ${injury}: critical CE-01 => critical CE-11`]
	],
	[
		'skills',
		'critical CE-01\n  - skills: recognition',
		'critical CE-01\n  - skills: recognition, safety',
		[`changed Her voice | Skills of ${injury}: recognition => recognition, safety`]
	],
	[
		'condition',
		'only if: apart',
		'only if: not apart',
		[`changed Her voice | When ${form} is shown: only with “apart” => only without “apart”`]
	],
	[
		'memory',
		'  - remember: apart\n',
		'',
		[
			'changed The door | What “Your partner takes Tomas into the hall; you sit with Renee,…” remembers: apart => '
		]
	],
	[
		'arrow',
		'move on -> Debrief',
		'move on -> Report',
		[`changed Her voice | Where ${injury} leads: Debrief => Report`]
	],
	[
		'what happens',
		'at six.',
		'at seven.',
		[
			`changed Her voice | What happens after ${injury}: Her neighbour finds her on the floor at six. => Her neighbour finds her on the floor at seven.`
		]
	],
	[
		'coach',
		'> A hidden injury was the emergency.',
		'> That was the emergency.',
		[
			`changed Her voice | Coach’s words on ${injury}: A hidden injury was the emergency. => That was the emergency.`
		]
	],
	[
		'text of a choice',
		'Use what she told you apart from him',
		'Use what she told you without him',
		[
			'changed Her voice | Text of a choice: Use what she told you apart from him => Use what she told you without him'
		]
	],
	[
		'another choice in its place',
		'Use what she told you apart from him',
		'Leave',
		[
			'changed Her voice | Choice added:  => Leave → Report (ok)',
			'changed Her voice | When “Leave” is shown:  => only with “apart”',
			`changed Her voice | Choice removed: Use what she told you apart from him → Report (ok) => `,
			`changed Her voice | When ${form} is shown: only with “apart” => `
		]
	],
	[
		'right answer',
		'- [x] "It hurt',
		'- [ ] "It hurt',
		[
			'changed Report | Whether “"It hurt to swallow; her voice was hoarse. Medics evaluated…” is right: right => wrong'
		]
	],
	[
		'text of an answer',
		'Victim was uncooperative.',
		'Victim was not uncooperative.',
		['changed Report | Text of an answer: Victim was uncooperative. => Victim was not uncooperative.']
	],
	[
		'coach on an answer',
		'> Observed, quoted, timed.',
		'> Observed.',
		[
			'changed Report | Coach’s words on “"It hurt to swallow; her voice was hoarse. Medics evaluated…”: Observed, quoted, timed. => Observed.'
		]
	],
	['way on', '-> Safe tonight', '-> Debrief', ['changed Report | Where it leads: Safe tonight => Debrief']],
	['result', 'result: pass', 'result: review', ['changed Safe tonight | Result: pass => review']],
	[
		'kind',
		'## Ending: Debrief\nresult: review\n',
		'## Debrief\n',
		['changed Debrief | Kind: ending => scene', 'changed Debrief | Result: review => ']
	],
	[
		'name in other capitals',
		'## Her voice',
		'## HER VOICE',
		['changed HER VOICE | Name: Her voice => HER VOICE']
	],
	[
		'a scene that is gone',
		'## Ending: Debrief\nresult: review\n\nWhat was missed, and why it matters. Then a fresh try.\n',
		'',
		[
			'removed Debrief | Text: What was missed, and why it matters. Then a fresh try. => ',
			'removed Debrief | Result: review => '
		]
	]
])('%s', (_, from, to, expected) => {
	if (from !== 'x') expect(kitchen).toContain(from);
	expect(between(kitchen, kitchen.replace(from, to))).toEqual(expected);
});

test('a new scene is told whole, and what leads to it', () => {
	const after =
		kitchen.replace('move on -> Debrief', 'move on -> The hall') + '\n## The hall\n\nDark.\n\n-> Debrief\n';
	expect(between(kitchen, after)).toEqual([
		`changed Her voice | Where ${injury} leads: Debrief => The hall`,
		'added The hall | Text:  => Dark.',
		'added The hall | Where it leads:  => Debrief'
	]);
	expect(between(after, kitchen)).toContain('removed The hall | Text: Dark. => ');
});

test('a renamed scene is one change, and arrows to it none', () => {
	expect(between(kitchen, kitchen.replaceAll('Her voice', 'She speaks'))).toEqual([
		'changed She speaks | Name: Her voice => She speaks'
	]);
});

test('choices that changed places', () => {
	const voice = /## Her voice[\s\S]*?(?=## Question)/.exec(kitchen)![0];
	const [head, ...choices] = voice.trimEnd().split(/^(?=\* )/m);
	const turned =
		head +
		choices
			.map((choice) => `${choice.trimEnd()}\n`)
			.toReversed()
			.join('');
	expect(between(kitchen, kitchen.replace(voice, `${turned}\n`))).toEqual([
		expect.stringMatching(/^changed Her voice \| Order of the choices: “"Did .* => “Use what/)
	]);
});

test('without a version before, everything is added', () => {
	const all = difference(null, read(kitchen));
	expect(all.map(({ kind, name }) => [kind, name])).toEqual([
		['added', 'Kitchen light'],
		['added', 'The door'],
		['added', 'Her voice'],
		['added', 'Report'],
		['added', 'Safe tonight'],
		['added', 'Debrief']
	]);
	expect(all.every(({ changes }) => changes.every(({ before }) => before === ''))).toBe(true);
});
