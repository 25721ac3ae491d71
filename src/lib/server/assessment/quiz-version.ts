import type { Quiz } from '#lib/domain/scenario/scenario.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Db } from '#lib/server/database/database.ts';

export interface QuizVersion {
	/** Of the module that the quiz belongs to. */
	title: string;
	quiz: Quiz;
	/** Those that a question can send back to. */
	lessons: { slug: string; title: string }[];
}

/** The quiz of the module that was published under `hash`, or NotFound. */
export async function readQuizVersion(db: Db, hash: string): Promise<QuizVersion> {
	const { title, document } = await readVersion(db, hash, 'module');
	const { quiz, lessons } = document as Omit<QuizVersion, 'title'>;
	return { title, quiz, lessons };
}
