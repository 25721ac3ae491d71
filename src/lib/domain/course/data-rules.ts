const error = (why: string) => ({ severity: 'error' as const, why });

/** The rules of the data files beside modules and scenarios. */
export const dataRules = {
	'data-file-missing': error('Lessons, scenarios and certificates take their words from it.'),
	'data-broken': error('What cannot be read says nothing.'),
	'data-entry-wrong': error('Officers and auditors are shown this entry.')
};
export type DataRule = keyof typeof dataRules;
