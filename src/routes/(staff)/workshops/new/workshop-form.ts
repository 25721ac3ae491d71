import * as v from 'valibot';
import { MOST_MINUTES, MOST_SEGMENTS, MOST_TOPICS } from '#lib/domain/compliance/sessions/check-workshop.ts';
import { PARTNER_KINDS } from '#lib/domain/compliance/sessions/workshop.ts';
import { id, line, optionalLine } from '#lib/server/http/fields.ts';

const whole = (label: string, most: number) =>
	v.pipe(
		v.string(`Enter ${label}.`),
		v.trim(),
		v.regex(/^\d{1,5}$/, `Enter ${label} as a whole number.`),
		v.transform(Number),
		v.maxValue(most, `Enter at most ${most}.`),
		v.minValue(1, `Enter at least 1.`)
	);
const texts = (most: number) =>
	v.pipe(v.array(v.pipe(v.string(), v.maxLength(most))), v.maxLength(MOST_TOPICS));

export const workshopSchema = v.object({
	form: id,
	title: line('the title', 200),
	summary: line('what it is about', 2000),
	minutes: whole('the minutes', MOST_MINUTES),
	segments: whole('the number of segments', MOST_SEGMENTS),
	topic: texts(60),
	topicMinutes: texts(10),
	category: optionalLine('the category', 60),
	partner: optionalLine('the partner', 200),
	partnerKind: v.picklist(PARTNER_KINDS, 'Choose who leads it with you.'),
	stateCourseNumber: optionalLine('the state course number', 60)
});

export interface TopicLine {
	topic: string;
	minutes: string;
}

/** Topics and minutes as the lines of the form, whatever of them was filled in. */
export const topicLines = (topics: readonly string[], minutes: readonly string[]): TopicLine[] =>
	Array.from({ length: Math.min(MOST_TOPICS, Math.max(topics.length, minutes.length)) }, (_, index) => ({
		topic: topics[index] ?? '',
		minutes: (minutes[index] ?? '').trim()
	}));

/** The lines as topics of a workshop, or what is wrong with them. Empty lines are left out. */
export function readTopics(lines: readonly TopicLine[]) {
	const filled = lines.filter(({ topic, minutes }) => topic || minutes);
	if (filled.some(({ topic, minutes }) => !topic || !/^\d{1,5}$/.test(minutes)))
		return {
			kind: 'wrong' as const,
			reason: 'Choose a topic and enter its whole minutes, or leave both empty.'
		};
	return {
		kind: 'read' as const,
		topics: filled.map(({ topic, minutes }) => ({ topic, minutes: Number(minutes) }))
	};
}

/** The lines of a form that could not be read as a whole: nothing typed is lost. */
export async function typedTopics(copy: Request): Promise<TopicLine[]> {
	const form = await copy.formData().catch(() => new FormData());
	const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
	return topicLines(texts('topic'), texts('topicMinutes'));
}
