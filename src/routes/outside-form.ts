import * as v from 'valibot';
import {
	OUTSIDE_REASONS,
	type OutsideField,
	type OutsideProblem
} from '#lib/domain/compliance/outside/check-outside.ts';
import { FILE_REFUSALS } from '#lib/domain/compliance/outside/file-type.ts';
import { minutesOfHours } from '#lib/domain/compliance/outside/hours.ts';
import { DELIVERIES, DELIVERY_WORDS, type OutsideDraft } from '#lib/domain/compliance/outside/outside.ts';
import type { NotEntered } from '#lib/server/compliance/outside/enter-outside.ts';
import { readSubjects } from '#lib/server/compliance/outside/read-subjects.ts';
import { day, id, line, optionalLine } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { readUpload } from '#lib/server/http/read-upload.ts';

// The form by which training from elsewhere is entered, for oneself or for somebody else.

/** How many topics one form takes. */
const TOPICS = [0, 1, 2, 3] as const;

const topicFields = Object.fromEntries(
	TOPICS.flatMap((n) => [
		[`topic${n}`, optionalLine('the topic')],
		[`topicHours${n}`, optionalLine('the hours', 10)]
	])
) as Record<`topic${number}` | `topicHours${number}`, ReturnType<typeof optionalLine>>;

const schema = v.object({
	form: id,
	title: line('the title', 200),
	provider: line('who gave it', 200),
	providerNumber: optionalLine('the number of the provider'),
	stateCourseNumber: optionalLine('the state’s number of the course'),
	begunOn: day,
	completedOn: day,
	hours: line('the hours', 10),
	delivery: v.picklist(DELIVERIES, 'Choose how it was given.'),
	...topicFields,
	category: optionalLine('the category'),
	place: optionalLine('the place', 200),
	instructor: optionalLine('the instructor', 200),
	instructorQualification: optionalLine('the qualification', 500),
	statement: line('what it was about', 1000)
});

type Issues = Record<string, string>;

/** What the form page is given to choose from. */
export function outsideChoices() {
	const options = (all: readonly { id: string; title: string }[]) =>
		all.map((one) => ({ value: one.id, label: one.title }));
	const { topics, categories } = readSubjects();
	return {
		topics: options(topics),
		categories: options(categories),
		deliveries: DELIVERIES.map((value) => ({ value, label: DELIVERY_WORDS[value] }))
	};
}

/** What was sent: an entry, or what is wrong by field and all that was typed. The file has to be chosen again. */
export async function readOutside(request: Request) {
	const file = await readUpload(request, 'file');
	const form = await readForm(request, schema);
	if (form.kind === 'unreadable')
		return { kind: 'wrong' as const, issues: named(form.issues), values: form.values };
	const { form: formId, hours, ...typed } = form.value;
	const values = asTyped(form.value);
	const minutes = minutesOfHours(hours);
	if (minutes === null)
		return { kind: 'wrong' as const, issues: { hours: 'Enter the hours like 8 or 1.5.' } as Issues, values };
	const { topics, issues } = topicsOf(typed, minutes);
	if (Object.keys(issues).length > 0) return { kind: 'wrong' as const, issues, values };
	const draft: OutsideDraft = { ...typed, minutes, topics };
	return { kind: 'read' as const, id: formId, draft, file, values };
}

/** One topic without hours is what all of it was about; of several each says how long. */
function topicsOf(typed: Record<string, unknown>, minutes: number) {
	const issues: Issues = {};
	const lines = TOPICS.map((n) => ({
		n,
		topic: typed[`topic${n}`] as string | null,
		hours: typed[`topicHours${n}`] as string | null
	}));
	const chosen = lines.filter(({ topic }) => topic !== null);
	for (const { n, topic, hours } of lines)
		if (topic === null && hours !== null)
			issues[`topic${n}`] = `Topic ${n + 1}: choose one, or take its hours away.`;
	const topics = chosen.map(({ n, topic, hours }) => {
		const read = hours === null ? (chosen.length === 1 ? minutes : null) : minutesOfHours(hours);
		if (read === null) issues[`topicHours${n}`] = `Topic ${n + 1}: enter its hours like 8 or 1.5.`;
		return { topic: topic!, minutes: read ?? 0 };
	});
	return { topics, issues };
}

const FIELDS: Partial<Record<OutsideField, string>> = { minutes: 'hours', topics: 'topic0' };
const NAMES: Record<string, string> = { begunOn: 'First day', completedOn: 'Last day' };

/** Both days say which of them is meant, as both may be wrong in the same way. */
const named = (issues: Issues): Issues =>
	Object.fromEntries(
		Object.entries(issues).map(([field, says]) => [field, NAMES[field] ? `${NAMES[field]}: ${says}` : says])
	);

/** A refusal, under the field that it is about. */
export function notEntered(refused: NotEntered): Issues {
	switch (refused.reason) {
		case 'wrong':
			return named(
				Object.fromEntries(
					refused.problems.map(({ field, reason }: OutsideProblem) => [
						FIELDS[field] ?? field,
						OUTSIDE_REASONS[reason]
					])
				)
			);
		case 'file':
			return { file: FILE_REFUSALS[refused.file] };
		case 'file-missing':
			return { file: 'Choose the certificate: it is what the decision rests on.' };
		case 'already-there':
			return { title: 'This training is on record already: same title, last day and hours.' };
		default:
			return refused satisfies never;
	}
}

const asTyped = (value: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(value).map(([name, one]) => [name, one === null ? '' : String(one)]));
