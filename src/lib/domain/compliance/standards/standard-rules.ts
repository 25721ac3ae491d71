const error = (why: string) => ({ severity: 'error' as const, why });

/** What an author can get wrong in content/standards/; each has a fixture of its name. */
export const standardRules = {
	'standard-missing': error('A department could not begin with any state.'),
	'standard-broken': error('What cannot be read says nothing.'),
	'standard-key-missing': error('A department would adopt a rule with a hole in it.'),
	'standard-key-unknown': error('What is not known by this name is not read.'),
	'standard-value-wrong': error('A department would begin with this value.'),
	'standard-twice': error('Only one of them would count.'),
	'standard-misnamed': error('The address of a profile is the name of its file.'),
	'standard-id-unknown': error('Nothing could ever count for it.'),
	'standard-cycle-unsaid': error('A department has to see whether the rule or we chose the cycle.'),
	'standard-too-sure': error('Laws were read in stored copies: something always remains to be checked.'),
	'standard-not-adoptable': error('The form for a new requirement would refuse what it begins with.'),
	'topic-over-module': error('An officer would be credited more minutes than the module lasts.')
};
export type StandardRule = keyof typeof standardRules;
