// The data files beside modules and scenarios: what they must hold so that others can name it by id.

import { parse } from 'yaml';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import type { Known } from './known.ts';
import { dataRules, type DataRule } from './data-rules.ts';
import { readYamlMap } from './yaml-map.ts';

const sourceKeys = ['title', 'publisher', 'year', 'url', 'readAs'];
const termKeys = ['term', 'meaning'];
const serviceKeys = ['id', 'name', 'status', 'confirmed', 'phone', 'hours'];

/** Checks critical-errors.yaml, sources.yaml, referral.yaml and statement.md. */
export function checkData(texts: Record<string, string>, folder: string): Problem[] {
	const read = (path: string, check: (text: string, report: Report<DataRule>) => void): Problem[] => {
		const report = new Report<DataRule>(`${folder}/${path}`, dataRules);
		const text = texts[path];
		if (text === undefined) report.add('data-file-missing', { line: 1 }, 'There is no such file.');
		else check(text, report);
		return report.problems;
	};
	return [
		...read('critical-errors.yaml', (text, report) => {
			for (const { key, value, line } of entriesOf(text, report)) {
				if (!/^CE-\d{2}$/.test(key) || typeof value !== 'string' || value.trim() === '')
					report.add('data-entry-wrong', { line }, 'An entry is “CE-01:” and a sentence.');
			}
		}),
		...read('sources.yaml', (text, report) => {
			for (const { key, value, line } of entriesOf(text, report)) {
				const lacks = lacking(value, sourceKeys);
				if (!/^S\d+$/.test(key) || lacks.length > 0)
					report.add(
						'data-entry-wrong',
						{ line },
						`“${key}” has to be S and a number, with ${sourceKeys.join(', ')}${lacks.length > 0 ? `; it lacks ${lacks.join(', ')}` : ''}.`
					);
			}
		}),
		...read('glossary.yaml', (text, report) => {
			for (const { key, value, line } of entriesOf(text, report)) {
				const lacks = lacking(value, termKeys);
				if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || lacks.length > 0)
					report.add(
						'data-entry-wrong',
						{ line },
						`“${key}” has to be small letters with hyphens, with ${termKeys.join(' and ')}.`
					);
			}
		}),
		...read('referral.yaml', checkServices),
		...read('statement.md', (text, report) => {
			const [, header, body] = /^---\r?\n([\s\S]*?)^---[ \t]*$([\s\S]*)/m.exec(text) ?? [];
			if (!/^title:\s*\S/m.test(header ?? '') || !body?.trim())
				report.add(
					'data-entry-wrong',
					{ line: 1 },
					'The statement has a header with “title:” and the words that an officer signs.'
				);
		})
	];
}

/** What the data files hold; what cannot be read holds nothing. */
export function knownOf(texts: Record<string, string>): Known {
	const keys = (path: string) => entriesOf(texts[path] ?? '', null).map(({ key }) => key);
	const services = servicesOf(texts['referral.yaml'] ?? '').map(
		({ id, confirmed }) => [String(id), confirmed === true] as const
	);
	return {
		sources: keys('sources.yaml'),
		terms: keys('glossary.yaml'),
		services: new Map(services),
		scenarios: codesIn(texts, 'scenarios'),
		exercises: codesIn(texts, 'exercises'),
		criticalErrors: keys('critical-errors.yaml')
	};
}

/** The codes of the files of a folder of scenarios or exercises, sorted. */
export const codesIn = (texts: Record<string, string>, room: 'scenarios' | 'exercises') =>
	Object.keys(texts)
		.flatMap((path) => new RegExp(`^${room}/([^/]+)\\.md$`).exec(path)?.[1] ?? [])
		.sort();

function entriesOf(text: string, report: Report<DataRule> | null) {
	const read = readYamlMap(text, 1);
	if ('entries' in read) return read.entries;
	report?.add(
		'data-broken',
		{ line: read.brokenAt },
		'This cannot be read. A value that contains a colon has to stand in quotes.'
	);
	return [];
}

function servicesOf(text: string): Record<string, unknown>[] {
	try {
		const list = parse(text) as unknown;
		return Array.isArray(list)
			? (list.filter((entry) => typeof entry === 'object' && entry !== null) as Record<string, unknown>[])
			: [];
	} catch {
		// Said by checkServices, at its line.
		return [];
	}
}

function checkServices(text: string, report: Report<DataRule>): void {
	const services = servicesOf(text);
	if (services.length === 0)
		report.add(
			'data-broken',
			{ line: 1 },
			'The directory is a list of services, each beginning with “- id:”.'
		);
	const seen = new Set<unknown>();
	for (const service of services) {
		const line =
			1 +
			text
				.split('\n')
				.findIndex((written) => written.replace(/['"]/g, '') === `- id: ${String(service['id'])}`);
		const lacks = lacking(service, serviceKeys);
		if (lacks.length > 0)
			report.add(
				'data-entry-wrong',
				{ line: Math.max(1, line) },
				`“${String(service['id'])}” lacks ${lacks.join(', ')}.`
			);
		if (seen.has(service['id']))
			report.add('data-entry-wrong', { line: Math.max(1, line) }, `“${String(service['id'])}” stands twice.`);
		seen.add(service['id']);
	}
}

/** Keys that are not there; a key may hold null, which says that the answer is not known. */
function lacking(value: unknown, keys: readonly string[]): string[] {
	return keys.filter((key) => typeof value !== 'object' || value === null || !(key in value));
}
