import { expect, test } from 'vitest';
import { kitchen } from './kitchen-for-tests.ts';
import { renameScene } from './rename-scene.ts';

/** The lines that a renaming changed, as they stand now. */
function changed(text: string, key: string, name: string): string[] {
	const renamed = renameScene(text, key, name);
	if (renamed.kind === 'refused') return [renamed.reason];
	const before = text.split('\n');
	const after = renamed.text.split('\n');
	expect(after.length).toBe(before.length);
	const lines = after.filter((line, i) => line !== before[i]);
	// Each arrow and the heading are on lines of their own in these texts.
	expect(lines.length).toBe(renamed.arrows + 1);
	return lines;
}

test.each([
	['the-door', 'At the door', ['start: At the door', '## At the door']],
	[
		'report',
		'What to write',
		[
			'* "Did anyone put pressure on your neck, or make it hard to breathe?" Then call medics -> What to write',
			'* Use what she told you apart from him -> What to write',
			'## Question: What to write'
		]
	],
	['safe-tonight', 'She is safe', ['-> She is safe', '## Ending: She is safe']],
	['debrief', 'DEBRIEF!', ['* Write "no visible injury" and move on -> DEBRIEF!', '## Ending: DEBRIEF!']],
	['the-door', 'Door: second try', ['start: "Door: second try"', '## Door: second try']],
	['the-door', '  Two   words  ', ['start: Two words', '## Two words']],
	['the-door', 'Yes', ['start: "Yes"', '## Yes']]
])('%s becomes “%s”', (key, name, lines) => expect(changed(kitchen, key, name)).toEqual(lines));

test.each([
	['the-door', 'Her voice', 'taken'],
	['the-door', 'HER-VOICE', 'taken'],
	['the-door', '', 'empty'],
	['the-door', '***', 'empty'],
	['the-window', 'A door', 'absent'],
	// It would end the scene, or begin another kind of one, or be cut at its arrow.
	['the-door', 'Ending: the door', 'unreadable'],
	['the-door', 'Endin: the door', 'unreadable'],
	['her-voice', 'Her voice -> Report', 'unreadable']
])('%s is not named “%s”: %s', (key, name, reason) => expect(changed(kitchen, key, name)).toEqual([reason]));

test('arrows written in other capitals, with an arrow sign, over two lines and in a list with a fault are found', () => {
	const text = kitchen
		.replace(
			'of his hearing, and ask first whether she is hurt -> Her voice',
			'of his hearing ->\n  her VOICE'
		)
		.replace('-> Her voice', '→ HER VOICE')
		.replace('- [ ] Victim', '- [ ] Victim -> her voice\n- [ ] Victim');
	const renamed = renameScene(text, 'her-voice', 'She speaks');
	expect(renamed).toMatchObject({ kind: 'renamed', arrows: 3 });
	// An answer speaks of her voice; that is no arrow.
	expect((renamed as { text: string }).text.match(/her voice/gi)).toHaveLength(1);
});

test('line ends of another system, number signs after a heading and prose that names the scene stay', () => {
	const text = kitchen
		.replace('## Her voice', '## Her voice ##')
		.replace('You see', 'Her voice is low. You see');
	const renamed = renameScene(text.replaceAll('\n', '\r\n'), 'her-voice', 'She speaks');
	expect(renamed).toEqual({
		kind: 'renamed',
		arrows: 2,
		text: text
			.replaceAll('-> Her voice', '-> She speaks')
			.replace('## Her voice ##', '## She speaks ##')
			.replaceAll('\n', '\r\n')
	});
});
