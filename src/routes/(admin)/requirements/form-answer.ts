import { fail } from '@sveltejs/kit';
import type { Context } from '#lib/server/context.ts';
import type { EnteredProblem } from '#lib/server/compliance/requirement/check-entered.ts';
import { previewRequirement } from '#lib/server/compliance/requirement/preview-requirement.ts';
import { readStandards } from '#lib/server/compliance/standards/read-standards.ts';
import { previewShown } from './preview-shown.ts';
import { ruleFrom, type FormRule } from './requirement-form.ts';
import { EMPTY_VALUES, hasNul, valuesFrom, type RequirementValues } from './requirement-values.ts';

/** What the page is given back: what was typed, what is wrong, whom it affects. */
interface Answered {
	values: RequirementValues;
	issues: Record<string, string>;
	preview: ReturnType<typeof previewShown> | null;
	/** It was to be saved and is shown first. */
	isShownFirst: boolean;
}

export type Entered = {
	kind: 'entered';
	values: RequirementValues;
	rule: FormRule;
	problems: EnteredProblem[];
};

/** Reads the form of a request. A body that is no form throws what reading it throws, as `readForm` does. */
export async function enteredFrom(request: Request): Promise<Entered | { kind: 'unreadable' }> {
	const form = await request.formData().catch((error: unknown) => {
		if (error instanceof TypeError) return null;
		throw error;
	});
	const values = form && valuesFrom(form);
	if (!values || hasNul(values)) return { kind: 'unreadable' };
	const { categories, profiles } = readStandards();
	return { kind: 'entered', values, ...ruleFrom(values, { categories, profiles }) };
}

export const unreadable = () =>
	fail(
		400,
		answered({ values: EMPTY_VALUES, issues: { form: 'This form could not be read. Load the page again.' } })
	);

const answered = (more: Partial<Answered> & Pick<Answered, 'values'>): Answered => ({
	...{ issues: {}, preview: null, isShownFirst: false },
	...more
});

/** Refused, with every field at once: what could not be read, then what the rule's checks say of the others. */
export function refusedAnswer({ values, problems }: Entered, more: readonly EnteredProblem[]) {
	const all = [...problems, ...more];
	const issues: Record<string, string> = {};
	for (const { field, reason } of all) issues[field] ??= reason;
	return fail(more.length > 0 ? 409 : 400, answered({ values, issues }));
}

/**
 * Whom the entered rule affects. With `save`, what is done with it when it is what was looked at; otherwise it is shown
 * first.
 * @param of the requirement whose next version it is; null for a new one
 */
export async function previewAnswer(
	context: Context,
	entered: Entered,
	of: string | null,
	save?: () => Promise<{ kind: 'refused'; problems: EnteredProblem[] }>
) {
	const { values, rule, problems } = entered;
	const page = /^\d{1,6}$/.test(values.page) ? Number(values.page) : 1;
	const found = await previewRequirement(context, { rule, of, page });
	// Whoever sends it a second time is led to what the first time made, although its title is taken now.
	if (save && problems.length === 0 && values.previewed === found.digest)
		return refusedAnswer(entered, (await save()).problems);
	if (found.kind === 'refused') return refusedAnswer(entered, found.problems);
	if (problems.length > 0) return refusedAnswer(entered, []);
	const answer = answered({ values, preview: previewShown(found), isShownFirst: save !== undefined });
	return save ? fail(409, answer) : answer;
}
