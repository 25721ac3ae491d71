import type { NextPart } from '#lib/domain/compliance/module-work.ts';

// Where each part of a module is found. One place, so that a link and the page it names cannot drift apart.

export const modulePath = (requirementId: string, code: string) => `/training/${requirementId}/${code}`;

export const lessonPath = (requirementId: string, code: string, lesson: string) =>
	`${modulePath(requirementId, code)}/lessons/${lesson}`;

export const quizPath = (requirementId: string, code: string) => `${modulePath(requirementId, code)}/quiz`;

export const questionPath = (
	of: { requirementId: string; code: string; id: string },
	question: number | 'check' | 'result'
) => `${quizPath(of.requirementId, of.code)}/${of.id}/${question}`;

export const scenarioPath = (requirementId: string, code: string) =>
	`/training/${requirementId}/scenarios/${code}`;

export const runPath = (of: { requirementId: string; code: string; id: string }, step: number) =>
	`${scenarioPath(of.requirementId, of.code)}/${of.id}/${step}`;

export const signPath = (requirementId: string, code: string) => `${modulePath(requirementId, code)}/sign`;

/** The page of the next thing to do in a module. */
export function partPath(requirementId: string, code: string, next: NextPart): string {
	switch (next.part) {
		case 'start':
			return modulePath(requirementId, code);
		case 'lesson':
			return lessonPath(requirementId, code, next.lesson);
		case 'quiz':
			return quizPath(requirementId, code);
		case 'scenario':
			return scenarioPath(requirementId, next.code);
		case 'sign':
			return signPath(requirementId, code);
		default:
			return next satisfies never;
	}
}
