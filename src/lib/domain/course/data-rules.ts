const error = (why: string) => ({ severity: 'error' as const, why });

/** The rules of the data files beside modules and scenarios. */
export const dataRules = {
	'data-file-missing': error('Lessons, scenarios and certificates take their words from it.'),
	'data-broken': error('What cannot be read says nothing.'),
	'data-entry-wrong': error('Officers and auditors are shown this entry.'),
	'matrix-objective-unknown': error('An auditor would be told of an objective that nobody teaches.'),
	'matrix-gap': error('An auditor is told who has to do what the course does not.')
};
export type DataRule = keyof typeof dataRules;
