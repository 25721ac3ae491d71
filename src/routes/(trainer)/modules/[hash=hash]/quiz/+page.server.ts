import { answering } from '#routes/answer.ts';
import { publishedModule } from '../published-version.ts';
import { shownQuestion } from '../shown-version.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { module, isLearner } = await publishedModule(locals, params.hash);
	const { questions, draw } = module.quiz;
	return {
		...{ hash: params.hash, moduleTitle: module.title, isLearner },
		drawn: draw ?? questions.length,
		of: questions.length,
		questions: isLearner ? [] : questions.map(shownQuestion)
	};
});
