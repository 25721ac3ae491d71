import { parse as parseYaml } from 'yaml';
import { parseQuiz } from '#lib/domain/scenario/parse.ts';
import type { Skill } from '#lib/domain/scenario/scenario.ts';
import { lessonSlug } from './lesson-outline.ts';
import type { Lesson, ModuleDocument } from './module.ts';
import { segmentsOf, withoutDrawings } from './segments.ts';

/** Rendered pieces of a module: the HTML of each lesson by its path, and of a list of sources by their ids. */
export interface Rendered {
	lessons: Record<string, string>;
	sources(ids: string[]): string;
}

/**
 * The module that its sources describe. The sources were checked before (check-module.ts); what is missing here
 * throws, for publishing half a module is worse than publishing none.
 * @param sources text by path relative to the module's folder: module.yaml, lessons/01-….md, checks.md, quiz.md
 */
export function composeModule(
	code: string,
	sources: Record<string, string>,
	rendered: Rendered
): ModuleDocument {
	const about = parseYaml(sources['module.yaml'] ?? '') as Record<string, unknown>;
	const lessonPaths = Object.keys(sources)
		.filter((path) => path.startsWith('lessons/'))
		.sort();
	const cited = lessonPaths.flatMap((path) => sourcesCited(rendered.lessons[path] ?? ''));
	return {
		code,
		title: about['title'] as string,
		track: about['track'] as ModuleDocument['track'],
		minutes: about['minutes'] as number,
		summary: about['summary'] as string,
		contentNote: about['content note'] as string,
		objectives: about['objectives'] as string[],
		lessons: lessonPaths.map((path) => composeLesson(path, sources[path]!, rendered)),
		checks: questionsOf(sources, 'checks.md').questions,
		quiz: questionsOf(sources, 'quiz.md'),
		sourcesHtml: rendered.sources([...new Set(cited)])
	};
}

function composeLesson(path: string, source: string, rendered: Rendered): Lesson {
	const header = parseYaml(/^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '') as Record<string, unknown>;
	const html = rendered.lessons[path];
	if (html === undefined) throw new Error(`${path} was not rendered`);
	return {
		slug: lessonSlug(path),
		title: header['title'] as string,
		minutes: header['minutes'] as number,
		skills: (header['skills'] as Skill[] | undefined) ?? [],
		segments: segmentsOf(html),
		sourcesHtml: rendered.sources([...new Set(sourcesCited(html))]),
		textOnly: segmentsOf(withoutDrawings(html))
	};
}

const sourcesCited = (html: string) => [...html.matchAll(/data-source="(S\d+)"/g)].map((match) => match[1]!);

function questionsOf(sources: Record<string, string>, path: string) {
	const { quiz, problems } = parseQuiz(sources[path] ?? '', path);
	const error = problems.find(({ severity }) => severity === 'error');
	if (!quiz || error) throw new Error(`${path}:${error?.line}: ${error?.message}`);
	return quiz;
}
