import { Temporal } from 'temporal-polyfill';
import { expect, it, test } from 'vitest';
import { digestLetter, letterOf, noticeLetter, textPart } from './letter.ts';
import type { DueMessage } from './messages-due.ts';

const to = {
	name: 'Alejandra Ruiz',
	departmentName: 'Test Department',
	origin: 'https://training.test.example'
};
const message = (
	kind: DueMessage['kind'],
	daysLeft: number,
	consequence = '',
	title = 'First response'
): DueMessage => ({
	key: 'k',
	kind,
	daysLeft,
	standing: {
		...{
			requirementId: 'r',
			title,
			kind: 'due',
			cycle: 1,
			opensOn: null,
			consequence,
			tellSupervisor: false
		},
		dueOn: Temporal.PlainDate.from('2026-11-30'),
		why: 'Due 30 November 2026: 60 days after hire on 1 October 2026.'
	}
});

test.each([
	['assigned', 60, 'Assigned to you, due 30 November 2026: First response'],
	['due-soon', 30, 'Due in 30 days, 30 November 2026: First response'],
	['due-soon', 7, 'Due in 7 days, 30 November 2026: First response'],
	['due-soon', 1, 'Due tomorrow, 30 November 2026: First response'],
	['due-soon', 0, 'Due today, 30 November 2026: First response'],
	['due-soon', -3, 'Still open, was due 30 November 2026: First response'],
	['overdue', -3, 'Overdue, was due 30 November 2026: First response']
] as const)('%s with %i days left: %s', (kind, daysLeft, subject) => {
	const letter = letterOf(message(kind, daysLeft), to);
	expect(letter.subject).toBe(subject);
	expect(letter.paragraphs).toContain('Due 30 November 2026: 60 days after hire on 1 October 2026.');
	expect(letter.link.href).toBe('https://training.test.example/training');
	expect(textPart(letter)).not.toMatch(/fail|must|immediately|neglect|warning|your fault/i);
});

it('says what the department says of training that is overdue, and of nothing else', () => {
	const said = 'Your department says of training that is overdue: Field duty is reviewed.';
	expect(letterOf(message('overdue', -3, 'Field duty is reviewed.'), to).paragraphs).toContain(said);
	expect(letterOf(message('due-soon', 7, 'Field duty is reviewed.'), to).paragraphs).not.toContain(said);
});

it('keeps a subject on one line, whatever a title holds', () => {
	expect(letterOf(message('assigned', 9, '', 'A\r\nBcc: all@x.example'), to).subject).toBe(
		'Assigned to you, due 30 November 2026: A Bcc: all@x.example'
	);
});

it('writes a text that can be read by itself', () => {
	expect(textPart(letterOf(message('due-soon', 7), to))).toBe(`Hello Alejandra Ruiz,

First response is due in 7 days, on 30 November 2026.

Due 30 November 2026: 60 days after hire on 1 October 2026.

Whatever you have done is kept, and you can go on where you stopped.

Open your training: https://training.test.example/training

-- 
Sent by Firstword for Test Department. It holds no answers and no results. Nobody reads replies to it.
`);
});

it('tells a supervisor of each officer in one line', () => {
	const weekOf = Temporal.PlainDate.from('2026-11-23');
	const rows = [{ name: 'Ruiz, Alejandra', words: 'First response: due tomorrow' }];
	const letter = digestLetter({ key: 'k', weekOf, rows }, { ...to, unitName: 'Patrol, nights' });
	expect(letter.subject).toBe('Week of 23 November 2026: 1 officer of Patrol, nights with training due');
	expect(textPart(letter)).toContain('- Ruiz, Alejandra: First response: due tomorrow\n');
	expect(letter.link.href).toBe('https://training.test.example/officers');
});

it('lists the most pressing of a large unit and says so', () => {
	const rows = Array.from({ length: 140 }, (_, n) => ({ name: `N${n}`, words: 'w' }));
	const letter = digestLetter(
		{ key: 'k', weekOf: Temporal.PlainDate.from('2026-11-23'), rows },
		{ ...to, unitName: 'All' }
	);
	expect(letter.rows).toHaveLength(100);
	expect(letter.subject).toContain('140 officers');
	expect(textPart(letter)).toContain('100 most pressing');
});

it('tells a supervisor at once where the rule says so', () => {
	const letter = noticeLetter(
		message('overdue', -1, 'Field duty is reviewed.').standing,
		'Ruiz, Alejandra',
		to
	);
	expect(letter.subject).toBe('Overdue, was due 30 November 2026: First response, Ruiz, Alejandra');
	expect(letter.paragraphs).toContain(
		'Your department says of training that is overdue: Field duty is reviewed.'
	);
	expect(letter.link.href).toBe('https://training.test.example/officers');
});
