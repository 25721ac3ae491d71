import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import type { ModuleView } from '#lib/server/compliance/read-module.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';
import { lessonPath, quizPath, scenarioPath, signPath } from '#routes/(officer)/training/addresses.ts';

export interface Part {
	title: string;
	detail: string;
	/** Without it the part is not open yet. */
	href?: string;
	status: StatusKind;
	label: string;
}

/** The parts of a module in the order in which they are done, each with its state in words. */
export function partsOf(view: ModuleView, timeZone: string): Part[] {
	const { requirement, code, begun } = view;
	const lessons = view.lessons.map(({ slug, title, minutes, done, permille }): Part => {
		const state = done ? 'complete' : permille > 0 ? 'due' : 'none';
		const label = done ? 'Read' : permille > 0 ? 'In progress' : 'Not started';
		const detail = minutesInWords(minutes);
		return {
			title,
			detail,
			status: state,
			label,
			...(begun && { href: lessonPath(requirement.id, code, slug) })
		};
	});
	const scenarios = view.scenarios.map(({ code: scenario, title, minutes, state }): Part => ({
		title,
		detail: `Scenario · ${minutesInWords(minutes)}`,
		href: scenarioPath(requirement.id, scenario),
		...{
			'not-begun': noneYet,
			open: { status: 'due' as const, label: 'In progress' },
			again: { status: 'due' as const, label: 'Take again' },
			review: { status: 'due' as const, label: 'Not yet' },
			passed: { status: 'complete' as const, label: 'Passed' }
		}[state]
	}));
	const signature: Part = view.completion
		? { title: 'Your signature', detail: 'Statement of completion', status: 'complete', label: 'Signed' }
		: {
				title: 'Your signature',
				detail: 'Statement of completion',
				...noneYet,
				...(begun && !view.missing.length && { href: signPath(requirement.id, code) })
			};
	return [...lessons, quizPart(view, timeZone), ...scenarios, signature];
}

const noneYet = { status: 'none' as const, label: 'Not started' };

function quizPart({ quiz, requirement, code, begun }: ModuleView, timeZone: string): Part {
	const part = {
		title: 'Quiz',
		detail: `${quiz.questions} questions · about ${minutesInWords(quiz.minutes)}`
	};
	const href = quizPath(requirement.id, code);
	switch (quiz.state) {
		case 'lessons-first':
			return { ...part, status: 'none', label: begun ? 'After the lessons' : 'Not started' };
		case 'ready':
			return {
				...part,
				href,
				...(quiz.used
					? { status: 'due', label: `Not yet · attempt ${quiz.used + 1} of ${quiz.attempts} is open` }
					: noneYet)
			};
		case 'open':
			return { ...part, href, status: 'due', label: 'In progress' };
		case 'waiting':
			return {
				...part,
				href,
				status: 'due',
				label: `Next attempt from ${timeInWords(quiz.until, timeZone)}`
			};
		case 'used-up':
			return { ...part, href, status: 'overdue', label: 'All attempts of this cycle are used' };
		case 'passed':
			return { ...part, href, status: 'complete', label: 'Passed' };
		default:
			return quiz satisfies never;
	}
}
