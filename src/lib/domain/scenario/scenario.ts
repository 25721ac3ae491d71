// What a scenario is once it has been read: scenes, choices, questions, endings. Everything else in this
// folder makes this value (parse), doubts it (check, prove) or walks through it (play, scoreRun).
// Source of the language: scenario-markdown.md.

/** The competencies that choices and questions practise. */
export const skills = ['recognition', 'communication', 'referral', 'safety', 'documentation'] as const;
export type Skill = (typeof skills)[number];

/** best 2, ok 1, poor 0; a critical error fails the run whatever its points; unscored counts nothing. */
export type Rating =
	{ kind: 'points'; points: 0 | 1 | 2 } | { kind: 'critical'; error: string } | { kind: 'unscored' };

/** A stretch of the source: line and column count from 1, `from` and `to` are offsets into the text. */
export interface Place {
	line: number;
	column: number;
	from: number;
	to: number;
}

/** What stands on a page. `html` is sanitised; `words` is what a reader has to read. */
export type Block =
	| { kind: 'text' | 'radio' | 'pause' | 'support' | 'warning' | 'debrief'; html: string; words: number }
	| { kind: 'local'; id: string; html: string; words: number }
	| { kind: 'service'; id: string }
	| { kind: 'picture'; src: string; alt: string }
	| { kind: 'video' | 'audio'; src: string; captions?: string; transcript?: string };

/** Something the officer can do. `to` is the key of the scene it leads to. */
export interface Choice {
	text: string;
	html: string;
	to: string;
	rating: Rating;
	skills: Skill[];
	remember: string | null;
	onlyIf: { flag: string; not: boolean } | null;
	consequenceHtml: string;
	coachHtml: string;
	/** Words of the choice itself, of what happens next and of the coach, together. */
	words: number;
	line: number;
	/** Where its parts stand in the source; absent in a scenario that was not read from text. */
	where?: { [part in 'arrow' | 'rating' | 'skills' | 'remember' | 'onlyIf']?: Place };
}

/** One answer of a question. */
export interface Answer {
	text: string;
	html: string;
	right: boolean;
	coachHtml: string;
	/** Words of the answer and of the coach, together. */
	words: number;
	line: number;
}

interface SceneBase {
	/** The name as a slug, unique in its file: `the-door`. */
	key: string;
	name: string;
	line: number;
	blocks: Block[];
	/** Words of the blocks. */
	words: number;
	where?: { [part in 'name' | 'next']?: Place };
	/** A form error was found here: rules that would only repeat what follows from it stay quiet. */
	damaged?: boolean;
}

export interface ChoiceScene extends SceneBase {
	kind: 'scene';
	choices: Choice[];
	next: string | null;
}

export interface QuestionScene extends SceneBase {
	kind: 'question';
	skills: Skill[];
	/** Which objectives of its module it tests, counted from 1; what is no number is NaN. */
	objectives: number[];
	/** Slug of the lesson to read again after a wrong answer. */
	readAgain: string | null;
	/** More than one answer is right: all of them must be ticked, and nothing else. */
	multiple: boolean;
	answers: Answer[];
	next: string | null;
}

export interface EndingScene extends SceneBase {
	kind: 'ending';
	result: 'pass' | 'review';
}

export type Scene = ChoiceScene | QuestionScene | EndingScene;

export interface Scenario {
	title: string;
	minutes: number;
	contentNote: string;
	summary: string;
	practices: string[];
	passPercent: number;
	/** Key of the first scene. */
	start: string;
	language: string;
	scenes: Scene[];
	where?: { [part in 'start' | 'passAt' | 'contentNote']?: Place };
}

export interface Quiz {
	title: string;
	minutes: number;
	contentNote: string;
	/** How many questions an attempt draws from the pool; null draws all. */
	draw: number | null;
	language: string;
	questions: QuestionScene[];
}
