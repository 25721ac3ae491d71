import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { PARTNER_WORDS } from '#lib/domain/compliance/sessions/session-in-words.ts';
import { PARTNER_KINDS } from '#lib/domain/compliance/sessions/workshop.ts';
import { can } from '#lib/domain/identity/can.ts';
import { addWorkshop } from '#lib/server/compliance/sessions/add-workshop.ts';
import { readStandards } from '#lib/server/compliance/standards/read-standards.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { readTopics, topicLines, typedTopics, workshopSchema } from './workshop-form.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const optionOf = ({ id, title }: { id: string; title: string }) => ({ value: id, label: title });

export const load = answering(({ locals }: PageServerLoadEvent) => {
	if (!can(locals.actor, { action: 'lead-sessions' })) error(404, 'Not found');
	const { topics, categories } = readStandards();
	return {
		form: randomUUID(),
		topics: topics.map(optionOf),
		categories: categories.map(optionOf),
		partnerKinds: PARTNER_KINDS.map((value) => ({ value, label: PARTNER_WORDS[value] }))
	};
});

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const copy = request.clone();
		const form = await readForm(request, workshopSchema);
		if (form.kind === 'unreadable')
			return fail(400, { issues: form.issues, values: form.values, lines: await typedTopics(copy) });
		const { form: id, topic, topicMinutes, ...texts } = form.value;
		const lines = topicLines(topic, topicMinutes);
		const topics = readTopics(lines);
		const added =
			topics.kind === 'wrong'
				? { kind: 'refused' as const, field: 'topics', reason: topics.reason }
				: await addWorkshop(locals, { id, ...texts, topics: topics.topics });
		if (added.kind === 'added') redirect(303, `/workshops/${added.workshopId}`);
		const values: Record<string, string | number | null> = { form: id, ...texts };
		return fail(409, { issues: { [added.field]: added.reason } as Record<string, string>, values, lines });
	})
};
