// The language of scenarios on one sheet, for somebody who has never seen it. The examples, one under the other, are a
// scenario that the program reads without a fault: cheat-sheet.test.ts keeps the sheet true.

export interface SheetPart {
	title: string;
	/** Plain words, a paragraph each. */
	words: string[];
	example: string;
}

export const SHEET: SheetPart[] = [
	{
		title: 'The header says what it is',
		words: [
			'It stands first, between two lines of three dashes. Title, minutes and content note have to be there; leave out any of the rest.',
			'The content note is what an officer reads before deciding whether now is a good time. Name the hard topics plainly.'
		],
		example: `---
title: The locked store
minutes: 15
content note: A robbery is told afterward. No injury is described.
summary: One sentence for the list.
practices: [EC-2, RF-2]
pass at: 80%
start: The counter
language: en
---`
	},
	{
		title: '## begins a scene',
		words: [
			'Two number signs and a name. The text under it is what the officer reads. Keep a scene under 180 words, and write short sentences.'
		],
		example: `## The counter

A man stands at the counter, his cap in his hands. “I was robbed,” he says. “I don’t know where to start.”`
	},
	{
		title: '* is a choice, and -> says where it leads',
		words: [
			'Under the choice stand its details, one to a line. Then an empty line, then what happens next, and last what the coach says, with > before it.',
			'All of it moves in by two spaces, so that it belongs to the choice above it.'
		],
		example: `* “Start wherever you like. Are you hurt?” -> The chair
  - rating: best
  - skills: communication, safety
  - remember: asked

  He shakes his head and sits down.
  > You asked about him before you asked about the robbery.
* “What were you doing there at that hour?” -> The chair
  - rating: poor
  - skills: communication

  He looks at the door.
  > It sounds like blame. Ask what led to it.
* “Come back with a list of what is missing” -> Look back
  - rating: critical CE-05
  - skills: referral

  He does not come back.
  > The report was talked down, and so was he.`
	},
	{
		title: '“only if” shows a choice to some',
		words: [
			'“remember: asked” keeps one word. A later choice is then shown with “only if: asked”, or to all others with “only if: not asked”. Leave it out until you need it.'
		],
		example: `## The chair

He turns the cap around and around.

* Ask what else he recalls, and wait -> The form
  - rating: best
  - skills: communication
  - only if: asked

  “The shoes,” he says.
  > He had room to think.
* Ask whether he is hurt, then what he recalls, and wait -> The form
  - rating: ok
  - skills: safety
  - only if: not asked

  “Only my hand,” he says.
  > Late is better than never.
* Read him the next question on the form -> The form
  - rating: poor
  - skills: communication

  He answers with one word.
  > The form can wait.`
	},
	{
		title: '-> alone is a Continue button',
		words: ['On a line of its own, with an empty line above it.'],
		example: `## The form

You fill in the form together. It takes a while.

-> The sentence`
	},
	{
		title: '## Question: asks something',
		words: [
			'[x] is a right answer and [ ] a wrong one; the order is shuffled. With more than one [x] the officer has to tick all of them. Give each answer a word from the coach.'
		],
		example: `## Question: The sentence
skills: documentation

Which sentence belongs in the report?

- [x] “He stated: ‘I don’t know where to start.’”
  > His words.
- [ ] The victim was confused.
  > A verdict. Write what he said and did.

-> On his way`
	},
	{
		title: '## Ending: closes the story',
		words: [
			'“result: pass” or “result: review”, right under the heading. A scenario needs at least one of each. Say in a debrief what the best path was.'
		],
		example: `## Ending: On his way
result: pass

He puts on his cap.

:::debrief
Ask about the person first. Then let the words come.
:::

## Ending: Look back
result: review

Read what the coach said, then take a fresh try.

:::support
If this one stays with you: peer support answers all night.
:::`
	}
];

/** A block stands on lines of its own and is closed by :::. */
export const BLOCKS: { write: string; is: string }[] = [
	{ write: ':::radio', is: 'What comes over the radio.' },
	{ write: ':::pause', is: 'A moment to breathe, before or after something hard.' },
	{ write: ':::support', is: 'Where an officer finds somebody to talk to.' },
	{ write: ':::warning', is: 'A danger that must not be read over.' },
	{ write: ':::debrief', is: 'The best path and why, at an ending.' },
	{ write: ':::local{id=interview-timing}', is: 'Your department’s own rule or fact. Give it a short id.' },
	{ write: '::service{id=988}', is: 'A line of the referral directory, with its number and hours.' },
	{
		write: '![What it shows](address)',
		is: 'A picture, added on the page Media, which gives its address. The words say what it shows.'
	},
	{
		write: '::video{src=… captions=… transcript="…"}',
		is: 'A film from the page Media, with captions and a transcript.'
	},
	{ write: '::audio{src=… transcript="…"}', is: 'A recording from the page Media, with a transcript.' }
];

export const RATINGS: { write: string; is: string }[] = [
	{ write: 'best', is: '2 points.' },
	{ write: 'ok', is: '1 point.' },
	{ write: 'poor', is: 'No points, and the story goes on.' },
	{ write: 'critical CE-01', is: 'The run is “not yet”, whatever its points. Name the error by its number.' },
	{
		write: 'unscored',
		is: 'Counts nothing. For choices about the officer’s own wellbeing, which are not kept.'
	}
];

/** What has to hold before a scenario can be published. Saving is always possible. */
export const PROVED: string[] = [
	'Every arrow leads to a scene, and every scene can come to an end.',
	'Doing best in every scene passes; doing worst does not.',
	'Clicking without reading passes at most 1 time in 20. More choices, or more scenes, make that rarer.',
	'Where the header names a module on referrals (RF-), every run that passes meets a choice with the skill “referral”.',
	'There is no HTML, and nothing that looks like a real person’s phone number or plate. Invented numbers run from 555-0100 to 555-0199.'
];

export const ADVICE: string[] = [
	'Invent everybody. No real case, no real name, no place where something happened.',
	'Make each wrong choice one that a good officer might make, and let the coach say so without blame.',
	'Tell what follows; do not show it.',
	'The right choice should not be the longest or the first each time.',
	'Teach one thing, and teach it clearly.'
];
