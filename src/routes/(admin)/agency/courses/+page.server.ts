import { listCourses } from '#lib/server/compliance/agency/list-courses.ts';
import { answering } from '#routes/answer.ts';
import { doneInWords } from '../done-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const courses = await listCourses(locals);
	return {
		done: doneInWords(url.searchParams.get('done')),
		rows: courses.map(({ code, title, approvedTitle, providerName, providerNumber, ...course }) => ({
			...{ code, title, href: `/agency/courses/${code}` },
			approvedTitle: approvedTitle ?? '—',
			stateCourseNumber: course.stateCourseNumber ?? '—',
			ncpNumber: course.ncpNumber ?? '—',
			provider: [providerName, providerNumber].filter(Boolean).join(', ') || '—'
		}))
	};
});
