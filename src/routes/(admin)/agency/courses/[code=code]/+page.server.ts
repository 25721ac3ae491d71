import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { listCourses } from '#lib/server/compliance/agency/list-courses.ts';
import { setCourseApproval } from '#lib/server/compliance/agency/set-course-approval.ts';
import { optionalLine } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { refusalInWords } from '#routes/(admin)/agency/done-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const course = (await listCourses(locals)).find(({ code }) => code === params.code);
	if (!course) error(404, 'Not found');
	return {
		...{ code: course.code, title: course.title },
		values: {
			approvedTitle: course.approvedTitle ?? '',
			...{ stateCourseNumber: course.stateCourseNumber ?? '', ncpNumber: course.ncpNumber ?? '' },
			...{ providerName: course.providerName ?? '', providerNumber: course.providerNumber ?? '' }
		}
	};
});

const schema = v.object({
	// A form that was cut off has no title at all, not even an empty one.
	approvedTitle: v.pipe(
		v.string('Enter the approved title, or leave it empty.'),
		v.trim(),
		v.maxLength(200, 'Use at most 200 characters for the approved title.'),
		v.transform((text) => text || null)
	),
	stateCourseNumber: optionalLine('the course number', 200),
	ncpNumber: optionalLine('the NCP number', 200),
	providerName: optionalLine('the provider', 200),
	providerNumber: optionalLine('the provider’s number', 200)
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const set = await setCourseApproval(locals, { code: params.code, ...form.value });
		if (set.kind === 'refused') {
			const issues: Record<string, string> = { [set.field]: refusalInWords(set.reason) };
			const values = Object.fromEntries(Object.entries(form.value).map(([name, text]) => [name, text ?? '']));
			return fail(409, { issues, values });
		}
		redirect(303, `/agency/courses?done=${set.kind}`);
	})
};
