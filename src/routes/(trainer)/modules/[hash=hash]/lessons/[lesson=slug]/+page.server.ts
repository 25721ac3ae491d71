import { NotFound } from '#lib/server/refusals.ts';
import { answering } from '#routes/answer.ts';
import { publishedModule } from '#routes/(trainer)/modules/[hash=hash]/published-version.ts';
import { servicesIn, shownQuestion } from '#routes/(trainer)/modules/[hash=hash]/shown-version.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { module, isLearner, today } = await publishedModule(locals, params.hash);
	const at = module.lessons.findIndex((lesson) => lesson.slug === params.lesson);
	const lesson = module.lessons[at];
	if (!lesson) throw new NotFound();
	const { title, minutes, segments, sourcesHtml } = lesson;
	const asked = segments.flatMap((segment) => (segment.kind === 'check' ? [segment.id] : []));
	const link = (to: typeof lesson | undefined) => to && { slug: to.slug, title: to.title };
	return {
		...{ hash: params.hash, moduleTitle: module.title, title, minutes, segments, sourcesHtml },
		number: at + 1,
		of: module.lessons.length,
		checks: isLearner ? [] : module.checks.filter((check) => asked.includes(check.key)).map(shownQuestion),
		services: servicesIn(segments, today),
		previous: link(module.lessons[at - 1]),
		next: link(module.lessons[at + 1])
	};
});
