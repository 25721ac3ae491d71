// What a lesson holds, read from its text: for the checks, for the tables of npm run content, and for the papers of a
// course file. A lesson is Markdown with components (component.ts) and a header between two lines of three dashes.

import { MINUTES_A_QUESTION, WORDS_A_MINUTE } from '#lib/domain/scenario/proof/reading-time.ts';
import { readingGrade } from '#lib/domain/scenario/checks/reading-grade.ts';
import type { Skill } from '#lib/domain/scenario/scenario.ts';
import { countWords } from '#lib/domain/scenario/words.ts';
import { tagsOf } from './component.ts';
import { proseOfLesson, sentencesOfLesson } from './lesson-prose.ts';
import { yamlValues } from './yaml-map.ts';

export interface LessonOutline {
	slug: string;
	title: string;
	/** As its header says; NaN where it says nothing. */
	minutes: number;
	/** By its words and checks (reading-time.ts). */
	minutesByWords: number;
	/** Numbers of the module’s objectives, from 1. */
	objectives: number[];
	skills: Skill[];
	words: number;
	/** Flesch-Kincaid. */
	grade: number;
	/** Headings of the second level, in order. */
	headings: string[];
	/** Names of its worked cases: what follows “Worked case:” in a heading. */
	cases: string[];
	hasMistakes: boolean;
	/** Captions of its drawings. */
	drawings: string[];
	/** Ids of its checks. */
	checks: string[];
	phrases: number;
	reflections: number;
	facts: { grade: string; source: string }[];
	/** Ids of the department’s own rules, and what each covers. */
	locals: { id: string; covers: string }[];
	terms: string[];
}

/** @param path such as `lessons/02-no-marks.md` */
export function outlineLesson(path: string, text: string): LessonOutline {
	const [whole = '', yaml = ''] = /^---\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text) ?? [];
	const body = text.slice(whole.length);
	const header = yamlValues(yaml);
	const tags = tagsOf(body).filter(({ kind }) => kind !== 'close');
	const named = (name: string) => tags.filter((tag) => tag.name === name);
	const attribute = (name: string, key: string) =>
		named(name).map(({ attributes }) => attributes.get(key) ?? '');
	const headings = [...body.matchAll(/^## +(.+?)\s*$/gm)].map((match) => match[1]!);
	const words = countWords(proseOfLesson(body));
	const checks = attribute('Check', 'id');
	return {
		slug: lessonSlug(path),
		title: String(header['title'] ?? ''),
		minutes: Number(header['minutes']),
		minutesByWords: words / WORDS_A_MINUTE + checks.length * MINUTES_A_QUESTION,
		objectives: listOf<number>(header['objectives']),
		skills: listOf<Skill>(header['skills']),
		words,
		grade: readingGrade(sentencesOfLesson(body)),
		headings,
		cases: headings.flatMap((heading) => /^Worked case: *(.+)$/.exec(heading)?.[1] ?? []),
		hasMistakes: headings.includes('Common mistakes'),
		drawings: attribute('Figure', 'caption'),
		checks,
		phrases: named('SayInstead').length,
		reflections: named('Reflect').length,
		facts: named('Fact').map(({ attributes }) => ({
			grade: attributes.get('grade') ?? '',
			source: attributes.get('source') ?? ''
		})),
		locals: named('Local').map(({ attributes, to }) => ({
			id: attributes.get('id') ?? '',
			covers: body.slice(to, body.indexOf('</Local>', to)).replace(/\s+/g, ' ').trim()
		})),
		terms: attribute('Term', 'id')
	};
}

/** `lessons/02-no-marks.md` → `no-marks` */
export const lessonSlug = (path: string) => path.replace(/^.*\/\d+-/, '').replace(/\.md$/, '');

const listOf = <Item>(value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : []);
