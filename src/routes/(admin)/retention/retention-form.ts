/** What a page is given back when an action was not done: which form, what was typed, and the issues by field id. */
export interface Undone {
	about: string;
	issues: Record<string, string>;
	values: Record<string, string>;
}

/** Forms of one page that have the same fields are told apart by what they are about: `reason-files`. */
export const undone = (
	about: string,
	issues: Record<string, string>,
	values: Record<string, string>
): Undone => ({
	...{ about, values },
	issues: Object.fromEntries(
		Object.entries(issues).map(([name, words]) => [name === 'form' ? name : `${name}-${about}`, words])
	)
});
