import type { Quiz, Scenario, Scene, Skill } from '#lib/domain/scenario/scenario.ts';

/** A question of a quiz or of an in-lesson check. */
export type Question = Extract<Scene, { kind: 'question' }>;

/** A lesson's page in the order it is read; what differs by department, day or answer is named, not written in. */
export type Segment =
	{ kind: 'html'; html: string } | { kind: 'check'; id: string } | { kind: 'service'; id: string };

export interface Lesson {
	slug: string;
	title: string;
	minutes: number;
	skills: Skill[];
	segments: Segment[];
	/** What its facts cite, for the end of its page. */
	sourcesHtml: string;
	/** The same lesson without drawings, each replaced by its description. */
	textOnly: Segment[];
}

/** A module as it is taught: what its sources say, parsed and rendered once. */
export interface ModuleDocument {
	code: string;
	title: string;
	track: 'recognition' | 'communication' | 'referral';
	minutes: number;
	summary: string;
	contentNote: string;
	objectives: string[];
	lessons: Lesson[];
	checks: Question[];
	quiz: Quiz;
	sourcesHtml: string;
}

export type ScenarioDocument = Scenario & { code: string };

/** What an officer signs. */
export interface StatementDocument {
	title: string;
	html: string;
}

/** One published version, under the hash of its sources. */
export type Version = { hash: string; code: string; title: string } & (
	| { kind: 'module'; document: ModuleDocument }
	| { kind: 'scenario'; document: ScenarioDocument }
	| { kind: 'statement'; document: StatementDocument }
);
