// How far somebody is with a module in one cycle, and the one thing to do next: read, be asked, practise, sign.
// What completes a module stands in missing-parts.ts; this says it in steps and minutes.

/** What has been done for one module in one cycle. */
export interface ModuleWork {
	begun: boolean;
	completed: boolean;
	lessons: readonly { slug: string; minutes: number; read: boolean }[];
	/** The scenarios of the requirement that practise the module. */
	scenarios: readonly { code: string; minutes: number; passed: boolean }[];
	quiz: QuizProgress;
	quizMinutes: number;
}

/** `open`: begun and not submitted. `waiting`: the next attempt may not begin yet. `used-up`: there is none left. */
export type QuizProgress = 'not-begun' | 'open' | 'not-yet' | 'waiting' | 'used-up' | 'passed';

export type NextPart =
	| { part: 'start' | 'quiz' | 'sign' }
	| { part: 'lesson'; lesson: string }
	| { part: 'scenario'; code: string };

/** What to do next for the module; null when it is complete, or when somebody else or time must act first. */
export function nextPart(work: ModuleWork): NextPart | null {
	if (work.completed) return null;
	if (!work.begun) return { part: 'start' };
	const lesson = work.lessons.find((lesson) => !lesson.read);
	if (lesson) return { part: 'lesson', lesson: lesson.slug };
	const isQuizAhead = work.quiz !== 'passed';
	if (isQuizAhead && work.quiz !== 'waiting' && work.quiz !== 'used-up') return { part: 'quiz' };
	const scenario = work.scenarios.find((scenario) => !scenario.passed);
	if (scenario) return { part: 'scenario', code: scenario.code };
	return isQuizAhead ? null : { part: 'sign' };
}

/** How far along: each lesson, each scenario, the quiz and the signature is a step. */
export function stepsOf(work: ModuleWork): { done: number; of: number } {
	const of = work.lessons.length + work.scenarios.length + 2;
	if (work.completed) return { done: of, of };
	const read = work.lessons.filter((lesson) => lesson.read).length;
	const practised = work.scenarios.filter((scenario) => scenario.passed).length;
	return { done: read + practised + Number(work.quiz === 'passed'), of };
}

/** Minutes still ahead: unread lessons, the quiz, scenarios not passed. */
export function minutesLeft(work: ModuleWork): number {
	if (work.completed) return 0;
	const sum = (parts: readonly { minutes: number }[]) =>
		parts.reduce((minutes, part) => minutes + part.minutes, 0);
	const reading = sum(work.lessons.filter((lesson) => !lesson.read));
	const playing = sum(work.scenarios.filter((scenario) => !scenario.passed));
	return reading + playing + (work.quiz === 'passed' ? 0 : work.quizMinutes);
}
