// Every rule of a module beyond the language of its questions (domain/scenario/rules.ts), why it matters and how much
// it weighs. Each is broken once in check-content.test.ts.

const error = (why: string) => ({ severity: 'error' as const, why });
const warning = (why: string) => ({ severity: 'warning' as const, why });

const moduleFile = {
	'module-file-missing': error('A module is a folder of module.yaml, lessons, checks.md and quiz.md.'),
	'module-yaml-broken': error('What cannot be read says nothing.'),
	'module-key-missing': error('Officers see it before they begin.'),
	'module-key-unknown': error('A misspelt word would be left out without a word.'),
	'module-value-wrong': error('The program acts on this value and cannot guess it.'),
	'module-code-wrong': error('The folder’s name is the code on records and certificates.'),
	'objective-not-taught': warning('The certificate says that it was taught.'),
	'module-lesson-count': error('Fewer teach too little for a record; more are not finished between calls.'),
	'module-part-missing': error('Every module of the course teaches in the same ways.'),
	'module-reading-grade': error('Plain words are read right under stress.'),
	'minutes-not-by-words': error('Officers plan their shift by the minutes, and hours are credited by them.')
};

const lesson = {
	'lesson-name-wrong': error('The file’s name gives the lesson its place and its address.'),
	'lesson-name-twice': error('Two lessons cannot share an address.'),
	'lesson-header-broken': error('What cannot be read says nothing.'),
	'lesson-key-missing': error('Officers see title and minutes before they read.'),
	'lesson-key-unknown': error('A misspelt word would be left out without a word.'),
	'lesson-value-wrong': error('The program acts on this value and cannot guess it.'),
	'lesson-too-long': error('A lesson is read on a phone between two calls.'),
	'lesson-heading-one': error('The page’s title is its only first heading; screen readers count on it.'),
	'lesson-sign': error('A bare brace or angle bracket stops the page from being built.'),
	'component-unknown': error('A component that does not exist stops the page from being built.'),
	'component-attribute-missing': error('Without it the component has nothing to show.'),
	'component-straight-quote': error('A straight quote ends the attribute early; curly quotes do not.'),
	'component-not-closed': error('Without its end the component swallows the page.'),
	'component-without-blank-line': error('Without an empty line around it Markdown is shown as it was typed.'),
	'fact-grade-wrong': error('Only what is graded A or B is taught as a fact.'),
	'fact-source-unknown': error('A claim without its source is an opinion.'),
	'component-begins-paragraph': error('A paragraph that begins with it is shown without its own line.'),
	'term-too-long': error(
		'A word to press is one piece; on a phone a long one would stand alone on its lines.'
	),
	'term-unknown': error('The page could not be built: the word has no meaning to show.'),
	'check-unknown': error('The page would have a hole where the question should be.'),
	'check-unused': warning('Nobody will ever be asked it.'),
	'service-unknown': error('Officers would be sent to a line that is not there.'),
	'service-unconfirmed': error('A line nobody has confirmed is never shown to an officer.')
};

const quiz = {
	'quiz-without-draw': error('Each attempt should ask other questions than the last.'),
	'quiz-pool-small': error('With fewer than 20 questions a second attempt asks what the first one showed.'),
	'question-without-skill': error('Results are shown by skill, and auditors read them so.'),
	'question-without-objective': error('Nobody could say what the quiz has tested.'),
	'question-objective-unknown': error('The module has no such objective.'),
	'objective-not-tested': error('The certificate says that it was learned.'),
	'read-again-missing': error('After a wrong answer an officer should know what to read again.'),
	'read-again-unknown': error('The link to the lesson would lead nowhere.'),
	'quiz-guessing-passes': error('A certificate must not be won by clicking without reading.'),
	'quiz-pattern-helps': error('Officers learn to pick by length or place instead of reading.')
};

const scenario = {
	'practice-unknown': error('An officer is sent back to the modules that a scenario practises.'),
	'exercise-missing': error('An officer who does not play a scenario must have an equal way.'),
	'exercise-alone': error('Nobody will ever be offered it.'),
	'exercise-unequal': error('What stands in for a scenario must practise and demand the same.')
};

export const moduleRules = { ...moduleFile, ...lesson, ...quiz, ...scenario };
export type ModuleRule = keyof typeof moduleRules;
