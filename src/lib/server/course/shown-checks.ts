import type { ModuleDocument, Segment } from '#lib/domain/course/module.ts';
import type { Block } from '#lib/domain/scenario/scenario.ts';

/** A check inside a lesson as it is shown before it is answered: nothing says which answer is right. */
export interface ShownCheck {
	id: string;
	blocks: Block[];
	multiple: boolean;
	answers: { index: number; html: string }[];
}

/** The checks that these segments contain, in their order. */
export function shownChecks(
	{ checks }: Pick<ModuleDocument, 'checks'>,
	segments: readonly Segment[]
): ShownCheck[] {
	const ids = segments.filter((segment) => segment.kind === 'check').map(({ id }) => id);
	return ids.flatMap((id) => {
		const check = checks.find(({ key }) => key === id);
		if (!check) return [];
		const answers = check.answers.map(({ html }, index) => ({ index, html }));
		return { id, blocks: check.blocks, multiple: check.multiple, answers };
	});
}
