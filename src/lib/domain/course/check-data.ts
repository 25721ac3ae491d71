// The data files beside modules and scenarios: what they must hold so that others can name it by id.

import { parse } from 'yaml';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { dataRules, type DataRule } from './data-rules.ts';
import { isInventedPerson } from './papers/people-table.ts';
import { readYamlMap } from './yaml-map.ts';

type Check = (text: string, report: Report<DataRule>) => void;

const sourceKeys = ['title', 'publisher', 'year', 'url', 'readAs'];
const termKeys = ['term', 'meaning'];
const placeKeys = ['id', 'name', 'covers'];
// The record fields of the curriculum, C4.
const serviceKeys =
	'id name audience phone text_number text_keyword chat_url tty asl hours languages interpreter age_range who_operates confidentiality_note police_caution can_dispatch local_or_national geography eligibility cost source_url source_date last_verified_date verified_by verify_method next_check_due status replaced_by confirmed'.split(
		' '
	);

const files: Record<string, Check> = {
	'critical-errors.yaml': checkMap(
		/^CE-\d{2}$/,
		(value) => typeof value === 'string' && value.trim() !== '',
		'An entry is “CE-01:” and a sentence.'
	),
	'sources.yaml': checkMap(
		/^S\d+$/,
		hasKeys(sourceKeys),
		`An entry is S and a number, with ${sourceKeys.join(', ')}.`
	),
	'glossary.yaml': checkMap(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		hasKeys(termKeys),
		`An entry is in small letters with hyphens, with ${termKeys.join(' and ')}.`
	),
	'referral.yaml': checkList(serviceKeys),
	'referral-local.yaml': checkList(placeKeys),
	'people.yaml': checkMap(
		/^[A-Z]{2}-\d+$/,
		(value) => Array.isArray(value) && value.every(isInventedPerson),
		'An entry is the code of a module or scenario, with people: name, role, gender and age.'
	),
	'matrix.yaml': checkList(['id', 'title', 'citation', 'read', 'checked', 'subjects']),
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

/** A check of a list of entries, each with an id of its own and these keys. */
function checkList(keys: readonly string[]): Check {
	return (text, report) => {
		const entries = listOf(text);
		if (entries.length === 0)
			report.add('data-broken', { line: 1 }, 'This is a list of entries, each beginning with “- id:”.');
		const seen = new Set<unknown>();
		const lines = text.split('\n').map((line) => line.replace(/['"]/g, ''));
		for (const entry of entries) {
			const id = String(entry['id']);
			const line = Math.max(1, 1 + lines.indexOf(`- id: ${id}`));
			const lacks = keys.filter((key) => !(key in entry));
			if (lacks.length > 0) report.add('data-entry-wrong', { line }, `“${id}” lacks ${lacks.join(', ')}.`);
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

/** Whether a map has these keys; a key may hold null, which says that the answer is not known. */
function hasKeys(keys: readonly string[]) {
	return (value: unknown) => typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
