import { drawnKeys, drawQuestions } from '#lib/domain/assessment/draw-questions.ts';
import type { ModuleDocument, Question, ScenarioDocument } from '#lib/domain/course/module.ts';
import { isRight, play } from '#lib/domain/scenario/play.ts';
import { plainText } from '#lib/domain/scenario/checks/plain-text.ts';
import type { Block } from '#lib/domain/scenario/scenario.ts';
import { percentOf, valueOf } from '#lib/domain/scenario/score.ts';
import { playable } from '#lib/server/scenario/own-run.ts';
import type { CitedContent } from '../content/cited-content.ts';
import type { Pack } from '../open-pack.ts';
import type { PackFiles } from '../pack-files.ts';
import type { PackPerson } from './one-person.ts';
import type { AnswerLine, AttemptLine, RunLine } from './queries.ts';

interface Begun {
	startedAt: number;
	id: string;
}

const inOrder = (a: Begun, b: Begun) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1);

const resultOf = (passed: boolean | null, wasLeft: boolean) =>
	passed === null ? (wasLeft ? 'abandoned' : 'open') : passed ? 'passed' : 'failed';

/** Part G: attempts at quizzes with each answer, and runs of scenarios with what each decision was worth. */
export function writeAttempts(pack: Pack, files: PackFiles, person: PackPerson, content: CitedContent): void {
	const { page, personId } = person;
	for (const attempt of (page.attempts.get(personId) ?? []).sort(inOrder))
		writeAttempt(pack, files, person, { attempt, content });
	for (const run of (page.runs.get(personId) ?? []).sort(inOrder))
		writeRun(pack, files, person, { run, content });
}

function writeAttempt(
	pack: Pack,
	files: PackFiles,
	person: PackPerson,
	{ attempt, content }: { attempt: AttemptLine; content: CitedContent }
) {
	const { id, contentHash, passed, won, most, submittedAt } = attempt;
	const document = content.documentOf<ModuleDocument>(contentHash);
	files.attempts.add({
		...{ attempt_id: id, ...person.named(pack.local(attempt.startedAt).slice(0, 10)) },
		...{ requirement_id: attempt.requirementId, kind: 'quiz', code: attempt.code, title: document.title },
		...{ attempt_no: attempt.number, started_at: pack.local(attempt.startedAt) },
		ended_at: submittedAt === null ? '' : pack.local(submittedAt),
		result: resultOf(passed, attempt.wasLeft),
		score: won === null || most === null ? '' : percentOf(won, most),
		...{ pass_mark: attempt.passMark, content_hash: contentHash },
		...person.entry('quiz-submitted', id)
	});
	writeAnswers(files, person, attempt, document);
}

function writeAnswers(
	files: PackFiles,
	{ personId }: PackPerson,
	attempt: AttemptLine,
	{ quiz }: ModuleDocument
) {
	const { id, seed, answers, submittedAt } = attempt;
	const revisions = Map.groupBy(answers, ([question]) => question);
	const keys = drawnKeys(quiz, seed);
	const orders = revisions.size < keys.length ? drawQuestions(quiz, seed) : null;
	for (const [place, key] of keys.entries()) {
		const question = questionOf(quiz, key);
		const given = revisions.get(place) ?? [];
		const last: AnswerLine | undefined = given.at(-1);
		const shown = last?.[2] ?? orders![place]!.order;
		files.answers.add({
			...{ attempt_id: id, person_id: personId, kind: 'quiz', number: place + 1, question: question.text },
			answers_shown: shown.map((index) => question.answers[index]!).join(' | '),
			answer_given: last ? last[3].map((index) => question.answers[index]!).join(' | ') : '',
			// While an attempt is open nobody is told what is right in it.
			right: submittedAt === null ? '' : last && isRight(question.scene.answers, last[3]) ? 'yes' : 'no',
			...{ revisions: given.length, answered_at: last ? new Date(last[4]).toISOString() : '' }
		});
	}
}

interface Worded {
	scene: Question;
	text: string;
	answers: string[];
}

const worded = new WeakMap<ModuleDocument['quiz'], Map<string, Worded>>();

/** A question in words; each comes up thousands of times. */
function questionOf(quiz: ModuleDocument['quiz'], key: string): Worded {
	let known = worded.get(quiz);
	if (!known) worded.set(quiz, (known = new Map()));
	let found = known.get(key);
	if (!found) {
		const scene = quiz.questions.find((one) => one.key === key)!;
		const text = scene.blocks.map(wordsOf).filter(Boolean).join(' ');
		known.set(key, (found = { scene, text, answers: scene.answers.map((answer) => answer.text) }));
	}
	return found;
}

const wordsOf = (block: Block) => ('html' in block ? plainText(block.html) : '');

/** Nothing of it tells whether it was taken as a story or as a written exercise. */
function writeRun(
	pack: Pack,
	files: PackFiles,
	person: PackPerson,
	{ run, content }: { run: RunLine; content: CitedContent }
) {
	const { id, code, passed, won, most, finishedAt } = run;
	files.attempts.add({
		...{ attempt_id: id, ...person.named(pack.local(run.startedAt).slice(0, 10)) },
		...{ requirement_id: run.requirementId, kind: 'scenario', code, title: pack.titles.get(code) ?? code },
		...{ attempt_no: run.number, started_at: pack.local(run.startedAt) },
		ended_at: finishedAt === null ? '' : pack.local(finishedAt),
		result: resultOf(passed, run.wasLeft),
		score: won === null || most === null ? '' : percentOf(won, most),
		...{ pass_mark: run.passMark, critical_errors: run.criticalErrors?.join('; ') },
		...person.entry('scenario-finished', id)
	});
	const document = content.privately<ScenarioDocument>(run.contentHash);
	const { trail } = play(
		document,
		run.steps.map(([kind, chosen]) => playable({ kind, chosen }))
	);
	let number = 0;
	for (const { scene, step } of trail) {
		const { rating } = valueOf(scene, step);
		if (rating.kind === 'unscored') continue;
		files.answers.add({
			...{ attempt_id: id, person_id: person.personId, kind: 'scenario', number: ++number },
			...(rating.kind === 'critical'
				? { rating: `critical ${rating.error}`, points: 0 }
				: { rating: ['poor', 'ok', 'best'][rating.points], points: rating.points })
		});
	}
}
