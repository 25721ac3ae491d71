import { placesOf } from '#lib/domain/scenario/offer.ts';
import { isRight } from '#lib/domain/scenario/play.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound, type Refused } from '#lib/server/refusals.ts';
import { readBegunLesson } from './begun-module.ts';

export interface CheckedAnswer {
	kind: 'checked';
	right: boolean;
	chosen: number[];
	/** What was chosen, with the coach's words about it. */
	lines: { html: string; coachHtml: string }[];
}

/** What an answer to a check inside a lesson is worth. It is practice: nothing of it is kept. */
export async function answerCheck(
	context: Context,
	input: { requirementId: string; code: string; lesson: string; check: string; chosen: readonly number[] }
): Promise<CheckedAnswer | Refused<'nothing-chosen' | 'not-offered'>> {
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { document, lesson } = await readBegunLesson(trx, context, input);
		const isHere = lesson.segments.some((segment) => segment.kind === 'check' && segment.id === input.check);
		const check = document.checks.find(({ key }) => key === input.check);
		if (!isHere || !check) throw new NotFound();
		const { multiple, answers } = check;
		const chosen = placesOf({ multiple, shown: [...answers.keys()] }, input.chosen);
		if (!chosen) return { kind: 'refused', reason: 'not-offered' };
		if (chosen.length === 0) return { kind: 'refused', reason: 'nothing-chosen' };
		const right = isRight(answers, chosen);
		const lines = chosen.map((place) => ({
			html: answers[place]!.html,
			coachHtml: answers[place]!.coachHtml
		}));
		return { kind: 'checked', right, chosen, lines };
	});
}
