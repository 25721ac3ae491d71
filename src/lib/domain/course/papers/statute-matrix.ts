// What a statute or a state's course file asks for, held against the objectives of the course. content/matrix.yaml says
// what meets what; everything else is worked out here.

import { parse } from 'yaml';
import type { ModuleOutline } from '../module-outline.ts';

/** A statute, rule or checklist, in our words, with how much of it was read. */
export interface Standard {
	id: string;
	title: string;
	citation: string;
	/** Such as `text of the section in a stored copy`. */
	read: string;
	/** ISO day on which it was read. */
	checked: string;
	subjects: StandardSubject[];
}

/** One subject: met by objectives, by a paper or record of this program, or, with a reason, by nothing here. */
export interface StandardSubject {
	subject: string;
	/** Such as `TR-2.1`: the first objective of TR-2. */
	objectives?: string[];
	/** What this program writes or keeps that meets it. */
	by?: string;
	/** Why it is not met here, and who has to. */
	missing?: string;
}

export function isStandardSubject(value: unknown): value is StandardSubject {
	if (typeof value !== 'object' || value === null) return false;
	const { subject, objectives, by, missing } = value as Record<string, unknown>;
	const isWords = (words: unknown) => typeof words === 'string' && words.trim() !== '';
	return (
		isWords(subject) &&
		(objectives === undefined || (Array.isArray(objectives) && objectives.every(isWords))) &&
		[by, missing].every((words) => words === undefined || isWords(words))
	);
}

/** The standards of content/matrix.yaml; the file was checked before (check-data.ts). */
export const readMatrix = (text: string) => (parse(text) ?? []) as Standard[];

/** Objectives of the course by what the matrix calls them. */
export const objectivesByName = (modules: readonly ModuleOutline[]): Map<string, string> =>
	new Map(
		modules.flatMap(({ code, objectives }) =>
			objectives.map((objective, i) => [`${code}.${i + 1}`, objective] as const)
		)
	);

export const isUncovered = ({ objectives = [], by }: StandardSubject) => objectives.length === 0 && !by;

/** The matrix as Markdown, one table a standard, and what is uncovered named at the end. */
export function statuteMatrix(standards: readonly Standard[], modules: readonly ModuleOutline[]): string {
	const named = objectivesByName(modules);
	const uncovered = standards.flatMap(({ title, subjects }) =>
		subjects
			.filter(isUncovered)
			.map(({ subject, missing }) => `- ${title}: ${subject}. ${missing ?? 'Nothing here meets it.'}`)
	);
	return [
		'# Statute matrix',
		...standards.flatMap(({ title, citation, read, checked, subjects }) => [
			`## ${title}`,
			`${citation}. Read ${checked}: ${read}. Check the law in force before you rely on it.`,
			[
				'| Asked for | Met by |',
				'| --- | --- |',
				...subjects.flatMap((subject) =>
					metBy(subject, named).map((met, i) => `| ${i === 0 ? subject.subject : ''} | ${met} |`)
				)
			].join('\n')
		]),
		'## Uncovered',
		uncovered.length > 0 ? uncovered.join('\n') : 'Nothing.'
	].join('\n\n');
}

/** What meets a subject, a line each. */
function metBy(subject: StandardSubject, named: ReadonlyMap<string, string>): string[] {
	if (isUncovered(subject)) return ['**uncovered**'];
	return [
		...(subject.by ? [subject.by] : []),
		...(subject.objectives ?? []).map((name) => `${name} ${named.get(name) ?? ''}`.trim())
	];
}
