// What a message says, before it becomes a text and a page: plain and calm, without blame, and never anything of a
// scenario. The subject says what and when, so that nobody has to open it to know.

import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { DueMessage, ToldStanding } from './messages-due.ts';
import type { UnitDigest } from './unit-digest.ts';

export interface Letter {
	subject: string;
	heading: string;
	greeting: string;
	paragraphs: string[];
	rows: { name: string; words: string }[];
	link: { href: string; label: string };
	/** Who sends it, and what cannot be done with it. */
	closing: string;
}

export interface Addressed {
	name: string;
	departmentName: string;
	/** The address that people use, without a path: `https://training.agency.example`. */
	origin: string;
}

/** Rows that a message shows; a unit may be large, and its page has them all. */
const MOST_ROWS = 100;

/** To an officer, about one requirement. */
export function letterOf(message: DueMessage, to: Addressed): Letter {
	const { standing, daysLeft } = message;
	const { title, dueOn, why, consequence } = standing;
	const day = dayInWords(dueOn);
	return { ...partsOf(), ...framed(to, `${to.origin}/training`, 'Open your training') };

	function partsOf() {
		switch (message.kind) {
			case 'assigned':
				return parts(`Assigned to you, due ${day}: ${title}`, 'New training for you', [
					`${title} is assigned to you. It is due on ${day}.`,
					why,
					'You can do it in parts: whatever you have done is kept.'
				]);
			case 'due-soon':
				return daysLeft < 0
					? parts(`Still open, was due ${day}: ${title}`, 'There is still time', [
							`The due day of ${title}, ${day}, has passed. Your department still takes it in the days of grace after it.`,
							why,
							'Whatever you have done is kept, and you can go on where you stopped.'
						])
					: parts(`Due ${inDays(daysLeft)}, ${day}: ${title}`, `Due ${inDays(daysLeft)}`, [
							`${title} is due ${inDays(daysLeft)}, on ${day}.`,
							why,
							'Whatever you have done is kept, and you can go on where you stopped.'
						]);
			case 'overdue':
				return parts(`Overdue, was due ${day}: ${title}`, 'You can still do it', [
					`${title} was due on ${day}. It is open, and you can do it now.`,
					why,
					...followsOf(consequence),
					'If something keeps you from it, tell your supervisor: leave and waivers can be recorded.'
				]);
			default:
				return message.kind satisfies never;
		}
	}
}

/** To the supervisor of a unit, when an officer's training became overdue of which the rule says so. */
export function noticeLetter(
	{ title, dueOn, why, consequence }: ToldStanding & { dueOn: Temporal.PlainDate },
	officer: string,
	to: Addressed
): Letter {
	const day = dayInWords(dueOn);
	return {
		...parts(`Overdue, was due ${day}: ${title}, ${officer}`, 'Training of an officer of your unit', [
			`${title} was due on ${day} for ${officer}, who has been told as well.`,
			why,
			...followsOf(consequence),
			'If something kept them from it, leave and waivers can be recorded.'
		]),
		...framed(to, `${to.origin}/officers`, 'Open your unit')
	};
}

const followsOf = (consequence: string) =>
	consequence ? [`Your department says of training that is overdue: ${consequence}`] : [];

/** To the supervisor of a unit, about its officers. */
export function digestLetter({ weekOf, rows }: UnitDigest, to: Addressed & { unitName: string }): Letter {
	const count = `${rows.length} ${rows.length === 1 ? 'officer' : 'officers'}`;
	const more = rows.length - MOST_ROWS;
	return {
		...parts(`Week of ${dayInWords(weekOf)}: ${count} of ${to.unitName} with training due`, to.unitName, [
			`${count} of your unit ${rows.length === 1 ? 'has' : 'have'} training that is due within 30 days or whose day has passed.`,
			...(more > 0 ? [`The ${MOST_ROWS} most pressing are listed here; Firstword has all of them.`] : [])
		]),
		...framed(to, `${to.origin}/officers`, 'Open your unit'),
		rows: rows.slice(0, MOST_ROWS)
	};
}

const parts = (subject: string, heading: string, paragraphs: string[]) => ({
	// A line break in a title would end the header that a subject is.
	subject: subject.replace(/\s+/g, ' ').trim(),
	heading,
	paragraphs: paragraphs.filter(Boolean),
	rows: [] as Letter['rows']
});

const framed = ({ name, departmentName }: Addressed, href: string, label: string) => ({
	greeting: `Hello ${name},`,
	link: { href, label },
	closing: `Sent by Firstword for ${departmentName}. It holds no answers and no results. Nobody reads replies to it.`
});

const inDays = (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);

/** As a text of lines; nothing in it is markup. */
export function textPart({ greeting, paragraphs, rows, link, closing }: Letter): string {
	const listed = rows.map(({ name, words }) => `- ${name}: ${words}`).join('\n');
	const blocks = [greeting, ...paragraphs, listed, `${link.label}: ${link.href}`, `-- \n${closing}`];
	return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
