// The data files beside modules and scenarios: what they must hold so that others can name it by id.

import { parse } from 'yaml';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { dataRules, type DataRule } from './data-rules.ts';
import { isInventedPerson } from './papers/people-table.ts';
import { isStandardSubject } from './papers/statute-matrix.ts';
import { readYamlMap } from './yaml-map.ts';

type Check = (text: string, report: Report<DataRule>) => void;

const isText = (value: unknown) =>
	(typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value);
const isList = (value: unknown) => Array.isArray(value);
const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isYesNo = (value: unknown) => typeof value === 'boolean';

/** What the keys of an entry may hold. */
type Shape = Record<string, (value: unknown) => boolean>;

const text = (...keys: string[]): Shape => Object.fromEntries(keys.map((key) => [key, isText]));
const textOrNull = (...keys: string[]): Shape => Object.fromEntries(keys.map((key) => [key, orNull(isText)]));

const source: Shape = { ...text('title', 'publisher', 'year', 'readAs'), ...textOrNull('url') };
const term = text('term', 'meaning');
/** The record fields of the curriculum, C4. */
const service: Shape = {
	...text('id', 'name', 'audience', 'local_or_national', 'geography'),
	...textOrNull('phone', 'text_number', 'text_keyword', 'chat_url', 'tty', 'asl', 'interpreter', 'age_range'),
	...textOrNull('who_operates', 'confidentiality_note', 'police_caution', 'eligibility', 'cost'),
	...textOrNull('source_url', 'source_date', 'verified_by', 'verify_method', 'replaced_by'),
	hours: (value) => value === null || typeof value === 'object',
	languages: isList,
	can_dispatch: orNull(isYesNo),
	last_verified_date: orNull(isDay),
	next_check_due: orNull(isDay),
	status: (value) => ['active', 'limited', 'paused', 'ended'].includes(value as string),
	confirmed: isYesNo
};

const files: Record<string, Check> = {
	'critical-errors.yaml': checkMap(/^CE-\d{2}$/, isText, 'An entry is “CE-01:” and a sentence.'),
	'sources.yaml': checkMap(
		/^S\d+$/,
		(value) => faultsOf(value, source).length === 0,
		`An entry is S and a number, with ${Object.keys(source).join(', ')}.`
	),
	'glossary.yaml': checkMap(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		(value) => faultsOf(value, term).length === 0,
		'An entry is in small letters with hyphens, with term and meaning.'
	),
	'referral.yaml': checkList(service),
	'referral-local.yaml': checkList(text('id', 'name', 'covers')),
	'people.yaml': checkMap(
		/^([A-Z]{2}-\d+|[a-z]+(-[a-z]+)*)$/,
		(value) => Array.isArray(value) && value.every(isInventedPerson),
		'An entry is the code of a module or scenario, or a template’s name, with people: name, role, gender and age.'
	),
	'matrix.yaml': checkList({
		...text('id', 'title', 'citation', 'read', 'checked'),
		subjects: (value) => Array.isArray(value) && value.length > 0 && value.every(isStandardSubject)
	}),
	'statement.md': checkStatement
};

/** Checks every data file of a content folder. */
export function checkData(texts: Record<string, string>, folder: string): Problem[] {
	return Object.entries(files).flatMap(([path, check]) => {
		const report = new Report<DataRule>(`${folder}/${path}`, dataRules);
		const text = texts[path];
		if (text === undefined) report.add('data-file-missing', { line: 1 }, 'There is no such file.');
		else check(text, report);
		return report.problems;
	});
}

/** The entries of a list in YAML; none where it cannot be read, which its check says. */
export function listOf(text: string): Record<string, unknown>[] {
	try {
		const list = parse(text) as unknown;
		return Array.isArray(list)
			? (list.filter((entry) => typeof entry === 'object' && entry !== null) as Record<string, unknown>[])
			: [];
	} catch {
		return [];
	}
}

/** A check of a map in YAML: each key, each value, and the sentence that says what is wrong with either. */
function checkMap(key: RegExp, isRight: (value: unknown) => boolean, sentence: string): Check {
	return (text, report) => {
		const read = readYamlMap(text, 1);
		if ('brokenAt' in read) {
			const message = 'This cannot be read. A value that contains a colon has to stand in quotes.';
			report.add('data-broken', { line: read.brokenAt }, message);
			return;
		}
		for (const entry of read.entries)
			if (!key.test(entry.key) || !isRight(entry.value))
				report.add('data-entry-wrong', { line: entry.line }, sentence);
	};
}

/** A check of a list of entries, each with an id of its own and of this shape. */
function checkList(shape: Shape): Check {
	return (text, report) => {
		const entries = listOf(text);
		if (entries.length === 0)
			report.add('data-broken', { line: 1 }, 'This is a list of entries, each beginning with “- id:”.');
		const seen = new Set<unknown>();
		const lines = text.split('\n').map((line) => line.replace(/['"]/g, ''));
		for (const entry of entries) {
			const id = String(entry['id']);
			const line = Math.max(1, 1 + lines.indexOf(`- id: ${id}`));
			const faults = faultsOf(entry, shape);
			if (faults.length > 0)
				report.add('data-entry-wrong', { line }, `“${id}” lacks or misstates ${faults.join(', ')}.`);
			if (seen.has(id)) report.add('data-entry-wrong', { line }, `“${id}” stands twice.`);
			seen.add(id);
		}
	};
}

function checkStatement(text: string, report: Report<DataRule>): void {
	const [, header, body] = /^---\r?\n([\s\S]*?)^---[ \t]*$([\s\S]*)/m.exec(text) ?? [];
	if (/^title:\s*\S/m.test(header ?? '') && body?.trim()) return;
	const message = 'The statement has a header with “title:” and the words that an officer signs.';
	report.add('data-entry-wrong', { line: 1 }, message);
}

/** The keys of a shape that an entry does not have or that hold something else; null says that it is not known. */
function faultsOf(entry: unknown, shape: Shape): string[] {
	const held = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
	return Object.entries(shape).flatMap(([key, is]) => (key in held && is(held[key]) ? [] : [key]));
}
