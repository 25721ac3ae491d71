// The `- name: value` lines under a choice.

import type { List, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { nearest } from '../nearest.ts';
import { slugOf } from '../names.ts';
import { placeIn } from './place.ts';
import { replace, type Report } from '../problem.ts';
import { skills, type Choice, type Place, type Rating, type Skill } from '../scenario.ts';
import type { Piece } from './split.ts';

export type Details = Pick<Choice, 'rating' | 'skills' | 'remember' | 'onlyIf'> & {
	where: NonNullable<Choice['where']>;
	damaged: boolean;
};

const keys = ['rating', 'skills', 'remember', 'only if'] as const;

export function noDetails(): Details {
	return {
		rating: { kind: 'unscored' },
		skills: [],
		remember: null,
		onlyIf: null,
		where: {},
		damaged: false
	};
}

/** Reads a list of details into `details`; what is not understood is said and leaves the choice damaged. */
export function readDetails(list: List, details: Details, piece: Piece, report: Report): void {
	for (const item of list.children) readDetail(item, details, piece, report);
}

function readDetail(item: ListItem, details: Details, piece: Piece, report: Report): void {
	const line = lineOf(item, piece);
	const colon = line.text.indexOf(':');
	const written = line.text.slice(0, Math.max(0, colon)).trim();
	const name = written.toLowerCase();
	const key = keys.find((known) => known === name);
	if (!key) {
		details.damaged = true;
		const meant = nearest(name, keys);
		const at = colon >= 0 ? placeIn(piece, line.from, line.from + written.length) : line.at;
		report.add(
			'unknown-detail',
			at,
			meant
				? `“${written}” is not known. Did you mean “${meant}”?`
				: `Under a choice only these are known: ${keys.map((known) => `“${known}:”`).join(', ')}.`,
			meant ? replace(at, meant) : undefined
		);
		return;
	}
	const value = line.text.slice(colon + 1).trim();
	const from = line.from + line.text.length - value.length;
	const at = value === '' ? line.at : placeIn(piece, from, from + value.length);
	const part = key === 'only if' ? 'onlyIf' : key;
	if (details.where[part]) report.add('detail-twice', line.at, `“${key}” is given twice.`);
	else {
		details.where[part] = at;
		readValue(key, value, at, details, report);
	}
	checkGlued(item, piece, report);
}

/** The first line of an item: what follows on the next line was glued to it by Markdown. */
function lineOf(item: ListItem, piece: Piece): { text: string; from: number; at: Place } {
	const start = item.children[0]?.position?.start.offset ?? item.position!.start.offset!;
	const text = piece.text.slice(start, item.position!.end.offset).split('\n', 1)[0]!.trimEnd();
	return { text, from: start, at: placeIn(piece, start, start + text.length) };
}

function checkGlued(item: ListItem, piece: Piece, report: Report): void {
	const paragraph = item.children[0];
	if (paragraph?.type !== 'paragraph' || !toString(paragraph).includes('\n')) return;
	const from = piece.text.indexOf('\n', paragraph.position!.start.offset!) + 1;
	const at = placeIn(piece, from + piece.text.slice(from).search(/\S/), paragraph.position!.end.offset!);
	report.add('no-empty-line-after-details', at, 'Put an empty line between the details and these words.', {
		label: 'Put an empty line above',
		from: piece.from + from,
		to: piece.from + from,
		insert: '\n'
	});
}

function readValue(
	key: (typeof keys)[number],
	value: string,
	at: Place,
	details: Details,
	report: Report
): void {
	switch (key) {
		case 'rating': {
			const rating = readRating(value, at, report);
			if (rating) details.rating = rating;
			else details.damaged = true;
			return;
		}
		case 'skills':
			details.skills = readSkills(value, at, report);
			return;
		case 'remember':
			details.remember = readFlag(value, '', at, report);
			details.damaged ||= details.remember === null;
			return;
		case 'only if': {
			const not = /^not\s+/i.exec(value);
			const flag = readFlag(value.slice(not?.[0].length ?? 0), not ? 'not ' : '', at, report);
			details.onlyIf = flag === null ? null : { flag, not: not !== null };
			details.damaged ||= flag === null;
			return;
		}
		default:
			return key satisfies never;
	}
}

const points: Record<string, Rating> = {
	best: { kind: 'points', points: 2 },
	ok: { kind: 'points', points: 1 },
	poor: { kind: 'points', points: 0 },
	unscored: { kind: 'unscored' }
};

function readRating(value: string, at: Place, report: Report): Rating | null {
	const word = value.toLowerCase();
	if (Object.hasOwn(points, word)) return points[word]!;
	const critical = /^critical(?:\s+(\S+))?$/i.exec(value);
	if (critical?.[1]) return { kind: 'critical', error: critical[1].toUpperCase() };
	const meant = critical ? null : nearest(word, Object.keys(points));
	report.add(
		'rating-unknown',
		at,
		critical
			? 'Say which critical error it is, such as “critical CE-01”.'
			: `“${value}” is not a rating. Choose best, ok, poor, unscored or critical with its number.`,
		meant ? replace(at, meant) : undefined
	);
	return null;
}

/** Reads “safety, communication”; also used for the line under a question’s heading. */
export function readSkills(value: string, at: Place, report: Report): Skill[] {
	const read: Skill[] = [];
	let from = 0;
	for (const part of value.split(',')) {
		const word = part.trim();
		const skill = skills.find((known) => known === word.toLowerCase());
		if (skill && !read.includes(skill)) read.push(skill);
		if (!skill) {
			const offset = from + part.length - part.trimStart().length;
			const place = {
				line: at.line,
				column: at.column + offset,
				from: at.from + offset,
				to: at.from + offset + word.length
			};
			const meant = nearest(word, skills);
			report.add(
				'skill-unknown',
				place,
				`“${word}” is not a skill. The skills are ${skills.join(', ')}.`,
				meant ? replace(place, meant) : undefined
			);
		}
		from += part.length + 1;
	}
	return read;
}

const flagName = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

/** @param before what stands before the flag where it is asked for */
function readFlag(value: string, before: string, at: Place, report: Report): string | null {
	const flag = value.trim().toLowerCase();
	if (flagName.test(flag)) return flag;
	const joined = slugOf(flag);
	report.add(
		'flag-name-wrong',
		at,
		'A flag is one word of letters, digits and hyphens, such as “apart”.',
		flagName.test(joined) ? replace(at, `${before}${joined}`) : undefined
	);
	return null;
}
