/** The issues of a form as the error summary takes them: linked to their fields, those of the whole form without a link. */
export const summary = (issues: Record<string, string>) =>
	Object.entries(issues).map(([field, message]) => (field === 'form' ? { message } : { field, message }));
