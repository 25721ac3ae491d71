// content/standards/topics.yaml: what hours are counted by, with the minutes of our modules, and what is done as a whole
// elsewhere.

import { Report } from '#lib/domain/scenario/problem.ts';
import { nearest } from '#lib/domain/scenario/nearest.ts';
import { standardRules, type StandardRule } from './standard-rules.ts';
import type { Category, Topic } from './state-profile.ts';
import { readYamlEntry, type YamlEntryReader } from './yaml-entry.ts';

const ID = /^[a-z][a-z0-9-]{1,40}$/;

/** @param modules minutes of each module by its code; null where they were checked before */
export function readTopics(text: string, file: string, modules: ReadonlyMap<string, number> | null) {
	const report = new Report<StandardRule>(file, standardRules);
	const whole = readYamlEntry(text, report);
	const topics: Topic[] = [];
	const categories: Category[] = [];
	if (whole) {
		const given = new Map<string, number>();
		for (const entry of whole.entries('topics')) {
			const topic = { ...named(entry, topics), modules: minutesOf(entry, given, modules) };
			entry.done();
			topics.push(topic);
		}
		for (const entry of whole.entries('categories')) {
			categories.push(named(entry, categories));
			entry.done();
		}
		whole.done();
	}
	return { topics, categories, problems: report.sorted() };
}

function named(entry: YamlEntryReader, before: readonly { id: string }[]): { id: string; title: string } {
	const [id, title] = [entry.text('id'), entry.text('title')];
	if (id !== '' && !ID.test(id)) entry.wrong('id', `“${id}” is written in small letters with hyphens.`);
	if (before.some((other) => other.id === id))
		entry.wrong('id', `“${id}” stands twice: give one of them another id.`, 'standard-twice');
	return { id, title };
}

function minutesOf(
	entry: YamlEntryReader,
	given: Map<string, number>,
	modules: ReadonlyMap<string, number> | null
): Record<string, number> {
	const own = entry.entry('modules');
	return Object.fromEntries(
		(own?.keys() ?? []).map((code) => {
			const minutes = own!.count(code, 1);
			const sum = (given.get(code) ?? 0) + minutes;
			given.set(code, sum);
			const most = modules?.get(code);
			if (modules && most === undefined) {
				const meant = nearest(code, modules.keys());
				const mend = `There is no module ${code}.${meant ? ` Did you mean ${meant}?` : ''}`;
				own!.wrong(code, mend, 'standard-id-unknown');
			} else if (most !== undefined && sum > most)
				own!.wrong(
					code,
					`The topics up to here take ${sum} minutes of ${code}, which lasts ${most}: take ${sum - most} away.`,
					'topic-over-module'
				);
			return [code, minutes];
		})
	);
}
