import type { Story } from './demo-people.ts';
import { playScenario, sign, study, takeQuiz, type Task } from './train-officer.ts';

export const MODULES = ['TR-4', 'RF-2'] as const;
export const SCENARIO = 'SC-1';

/** Makes the task of an officer for one code, at the moment a chapter begins. */
export type TaskFor = (code: string) => Task;

export interface Chapter {
	daysAgo: number;
	tell(task: TaskFor): Promise<void>;
}

/** When an officer was hired, and what they did since; `nth` spreads people of one story over time. */
export function tell(story: Story, nth: number): { hiredDaysAgo: number; chapters: Chapter[] } {
	const long = 2000 + 97 * nth;
	const at = (daysAgo: number, tell: Chapter['tell']): Chapter => ({ daysAgo, tell });
	switch (story) {
		case 'lapsed':
			return { hiredDaysAgo: long, chapters: [at(775 - 7 * nth, wholeCycle)] };
		case 'renewal-due':
			return { hiredDaysAgo: long, chapters: [at(724 - 6 * nth, wholeCycle)] };
		case 'renewed':
			return { hiredDaysAgo: long, chapters: [at(770 - 5 * nth, wholeCycle), at(70 - 9 * nth, wholeCycle)] };
		case 'second-try':
			return { hiredDaysAgo: long, chapters: [at(310 - 20 * nth, failing), at(308 - 20 * nth, wholeCycle)] };
		case 'current':
			return { hiredDaysAgo: long, chapters: [at(60 + 41 * nth, wholeCycle)] };
		case 'begun-late':
			return { hiredDaysAgo: 190, chapters: [at(60 - 20 * nth, (task) => study(task('TR-4'), 3))] };
		case 'never-began':
			return { hiredDaysAgo: 75 + 20 * nth, chapters: [] };
		case 'new':
			return { hiredDaysAgo: 4 + 24 * nth, chapters: [] };
		case 'new-halfway':
			return {
				hiredDaysAgo: 38,
				chapters: [at(12 - nth, oneModule), at(3, (task) => study(task('RF-2'), 4))]
			};
		case 'new-in-scene':
			return {
				hiredDaysAgo: 45,
				chapters: [
					at(9, (task) => study(task('TR-4'))),
					at(2, (task) => playScenario(task(SCENARIO), 'best', 3))
				]
			};
		case 'left':
			return { hiredDaysAgo: long, chapters: [at(400, wholeCycle)] };
		default:
			return story satisfies never;
	}
}

async function oneModule(task: TaskFor) {
	await study(task('TR-4'));
	await takeQuiz(task('TR-4'), true);
	await playScenario(task(SCENARIO), 'best');
	await sign(task('TR-4'));
}

async function wholeCycle(task: TaskFor) {
	await oneModule(task);
	await study(task('RF-2'));
	await takeQuiz(task('RF-2'), true);
	await sign(task('RF-2'));
}

/** A first go that did not work out: a quiz not passed, and a scene in which danger was missed. */
async function failing(task: TaskFor) {
	await study(task('TR-4'));
	await takeQuiz(task('TR-4'), false);
	await playScenario(task(SCENARIO), 'worst');
}
