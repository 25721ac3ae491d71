import type { Losses } from './imported.ts';
import type { ReadAnswer } from './questions.ts';

export type Weighed = Omit<ReadAnswer, 'right'> & { weight: number };

/**
 * Right and wrong out of percentages. Where one answer is to be ticked, the full one is right and part of the points is
 * lost; where several may be, all that win anything are right. `single` is null where the source leaves it open: then
 * a full answer means that one is enough.
 */
export function weigh(answers: readonly Weighed[], single: boolean | null, losses: Losses): ReadAnswer[] {
	const full = answers.filter(({ weight }) => weight >= 99.99);
	const one = single ?? full.length > 0;
	const most = answers.reduce((sum, { weight }) => Math.max(sum, weight), 0);
	const isRight = (weight: number) => (one ? weight > 0 && weight >= most : weight > 0);
	for (const { weight, line } of answers) {
		const asUsual = isRight(weight) ? one && weight >= 99.99 : weight === 0;
		if (!asUsual)
			losses.add(
				line,
				isRight(weight)
					? `Weight ${weight} %: here all right answers together count, or none`
					: `Weight ${weight} % of an answer that is not right: here it wins nothing`
			);
	}
	if (one && full.length > 1)
		losses.add(
			full[1]!.line,
			`Any one of ${full.length} right answers was enough; here all of them have to be ticked`
		);
	return answers.map(({ weight, ...answer }) => ({ ...answer, right: isRight(weight) }));
}
