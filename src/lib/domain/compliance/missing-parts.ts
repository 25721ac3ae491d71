// A module is complete in a cycle when its lessons are all read, its quiz is passed, and every scenario of the
// requirement that practises it was played to a pass, all in that cycle. Then the officer signs the statement.

/** What is still to be done before a module can be signed. */
export type Missing =
	| { kind: 'lessons'; lessons: { slug: string; title: string }[] }
	| { kind: 'quiz' }
	| { kind: 'scenario'; code: string; title: string };

export interface PartsDone {
	lessons: readonly { slug: string; title: string; done: boolean }[];
	quizPassed: boolean;
	/** Those scenarios of the requirement that practise the module. */
	scenarios: readonly { code: string; title: string; passed: boolean }[];
}

/** In the order in which an officer would do them; empty when the module can be signed. */
export function missingParts({ lessons, quizPassed, scenarios }: PartsDone): Missing[] {
	const unread = lessons.filter(({ done }) => !done).map(({ slug, title }) => ({ slug, title }));
	return [
		...(unread.length > 0 ? [{ kind: 'lessons' as const, lessons: unread }] : []),
		...(quizPassed ? [] : [{ kind: 'quiz' as const }]),
		...scenarios
			.filter(({ passed }) => !passed)
			.map(({ code, title }) => ({ kind: 'scenario' as const, code, title }))
	];
}
