// Every rule of Scenario Markdown, why it matters, and how much it weighs. The name of a rule is the name of the
// fixture that breaks it (tests/fixtures/scenario/), so that no rule goes unshown. Over 40 lines because it is a list.

type Severity = 'error' | 'warning' | 'note';

const error = (why: string) => ({ severity: 'error' as Severity, why });
const warning = (why: string) => ({ severity: 'warning' as Severity, why });
const note = (why: string) => ({ severity: 'note' as Severity, why });

const header = {
	'header-missing': error('The header says what officers are about to read and how long it takes.'),
	'header-broken': error('A header that cannot be read says nothing.'),
	'header-key-missing': error('Officers see title, minutes and content note before they start.'),
	'header-key-unknown': error('A misspelt word in the header would be left out without a word.'),
	'header-value-wrong': error('The program acts on this value and cannot guess it.'),
	'content-note-empty': warning('An officer decides by the content note whether now is a good time.')
};

const form = {
	'no-scenes': error('There is nothing to read, to decide or to answer.'),
	'scene-too-large': error('A scene like this cannot be read, by the program or by an officer.'),
	'raw-html': error('HTML is never shown, so what stands in it would be lost.'),
	'unknown-block': error('A block of an unknown kind cannot be shown.'),
	'block-not-closed': error('Without its closing line a block swallows what follows.'),
	'block-close-alone': error(
		'A closing line without its block is a leftover; the block it belonged to is gone.'
	),
	'block-attribute-missing': error('Without it the block has nothing to show.'),
	'unknown-detail': error('A detail that is not understood would not count.'),
	'detail-twice': error('Two values for one detail: nobody can say which counts.'),
	'rating-unknown': error('The rating decides the score.'),
	'skill-unknown': error('Scores are kept for each skill; an unknown one would be lost.'),
	'flag-name-wrong': error('A flag is found again by its name.'),
	'text-before-first-scene': error('Text before the first scene is shown to nobody.'),
	'no-empty-line-before-arrow': error('Without an empty line the arrow becomes part of the words above it.'),
	'no-empty-line-after-details': error(
		'Without an empty line the words become part of the detail above them.'
	),
	'two-choice-lists': error('An officer sees one list of choices; the second would come after the decision.'),
	'text-after-way-on': error('What stands after the choices would be read after the decision, or never.'),
	'choices-and-continue': error('With both, nobody can say which way the story goes.'),
	'two-ways-on': error('A page has one Continue button.'),
	'choice-without-arrow': error('A choice that leads nowhere ends the story by accident.'),
	'choice-without-text': error('An officer cannot choose what is not written.'),
	'arrow-without-name': error('An arrow has to say where it leads.'),
	'choice-list-numbered': error('Numbered steps are text; only bulleted lines become choices.'),
	'block-under-choice': error(
		'Under a choice stand its details, what happens next and the coach’s words, nothing else.'
	),
	'choices-in-question': error('A question is answered; only a scene offers ways to act.'),
	'answers-outside-question': error('Only a question is marked right or wrong.'),
	'answer-without-box': error('Without its box an answer is neither right nor wrong.'),
	'answer-with-arrow': error(
		'All answers of a question lead on to the same scene, so that none gives itself away.'
	),
	'name-missing': error('Arrows find a scene by its name.'),
	'heading-kind-unknown': error(
		'A misspelt word would make a scene of what should be a question or an ending.'
	),
	'heading-not-a-scene': error('Only headings with two number signs begin a scene.'),
	'ending-without-result': error('The result decides whether a run can be passed.'),
	'ending-result-unknown': error('The result decides whether a run can be passed.'),
	'ending-with-way-on': error('An ending ends the run.'),
	'address-unsafe': error('Such an address is never opened, so the reader would find nothing.'),
	'scene-too-long': warning('Officers read this on a phone; over 180 words they skim.'),
	'reading-grade': warning('Plain words are read right under stress; aim at grade 9 or below.')
};

const graph = {
	'scene-name-twice': error('An arrow to this name could mean either scene.'),
	'arrow-to-nowhere': error('An officer who takes this way would be stuck.'),
	'start-unknown': error('The run cannot begin.'),
	'dead-end': error('An officer who comes here cannot go on.'),
	'choices-all-hidden': error('An officer who comes here this way has nothing to choose.'),
	'loop-without-way-out': error('An officer who comes here goes round for ever.'),
	'no-path-to-pass': error('Nobody could complete the training.'),
	'no-path-to-review': error('A scenario that cannot go wrong teaches nothing and proves nothing.'),
	'flag-never-set': error('What depends on it is always hidden, or always shown.'),
	'pass-mark-out-of-reach': error('Nobody could complete the training.'),
	'single-choice': warning('One choice is no choice; a Continue arrow says it more plainly.'),
	'scene-unreachable': warning('Nobody will ever read it.'),
	'flag-never-asked': warning('Remembering changes nothing here.')
};

const proof = {
	'critical-error-unknown': error('Critical errors are reported to auditors by their number.'),
	'model-path-fails': error(
		'Who does everything best must pass; otherwise the ratings teach the wrong thing.'
	),
	'worst-path-passes': error('Who does everything worst must not receive a certificate.'),
	'random-clicker-passes': error('A certificate must not be won by clicking without reading.'),
	'referral-skipped': error(
		'The scenario says that it practices the referral; a pass must show that it was practiced.'
	),
	'proof-simulated': warning('The figures are close, not exact.'),
	'right-is-longest': warning('Officers learn to pick the longest line instead of reading.'),
	'right-is-shortest': warning('Officers learn to pick the shortest line instead of reading.'),
	'right-is-in-one-place': warning('Officers learn to pick the place instead of reading.'),
	'minutes-off': warning('Officers plan their shift by the minutes shown.'),
	'path-count': note('So many different ways lead through the story.')
};

const question = {
	'no-right-answer': error('Nobody could answer it.'),
	'answers-too-few': error('A question with one answer asks nothing.'),
	'question-without-way-on': error('An officer who comes here cannot go on.'),
	'answers-equal': error('Two equal answers cannot be told apart, whichever is right.'),
	'answer-without-coach': warning('The coach’s words are what is learned from an answer.'),
	'all-of-the-above': warning('Answers are shuffled, so nothing stays “above”.')
};

const quiz = {
	'quiz-with-scene': error('A quiz holds questions only.'),
	'quiz-draw-too-large': error('An attempt cannot draw more questions than there are.')
};

const language = {
	'personal-data': error('Training text is read by many; a real person could be found by it.'),
	'blaming-word': warning('Words that officers read in training come back in their reports.'),
	'choice-without-coach': warning('The coach’s words are what is learned from a choice.'),
	'unscored-is-kept': warning('What an officer does about their own wellbeing must not be kept.'),
	'choice-without-rating': warning('It counts nothing, though the others here do.'),
	'intense-without-pause': warning('Officers carry their own cases; a pause or support line should be near.')
};

const access = {
	'picture-without-description': error('Who does not see the picture would miss what it says.'),
	'media-without-text': error('Who does not hear it, or has no sound on, would miss what it says.'),
	'media-not-here': error('An officer’s device opens pictures and recordings of this server only.'),
	'click-here': warning('A link read aloud on its own should say where it leads.')
};

export const rules = { ...header, ...form, ...graph, ...proof, ...question, ...quiz, ...language, ...access };
export type Rule = keyof typeof rules;
