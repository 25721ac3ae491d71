import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { addComment } from '#lib/server/studio/add-comment.ts';
import { askReview } from '#lib/server/studio/ask-review.ts';
import { createDraft } from '#lib/server/studio/create-draft.ts';
import { decideReview } from '#lib/server/studio/decide-review.ts';
import { publishDraft } from '#lib/server/studio/publish-draft.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { readTemplate } from '#lib/server/studio/templates.ts';
import { DemoOfficerAtWork } from './demo-clock.ts';
import { readTeaching, type Teaching } from './teaching.ts';
import { accepted, playScenario, type PlayedWay } from './train-officer.ts';

/** Who writes, who approves, and the moment so many days ago. */
interface Studio {
	db: Db;
	author: Actor;
	reviewer: Actor;
	ago(days: number): Temporal.Instant;
}

export interface DemoAct {
	daysAgo: number;
	act(): Promise<void>;
}

/** What the demo's own live scenario needs to be practised. */
interface Practice {
	code: string;
	requirementId: string;
	teaching: Teaching;
}

const CLINICIAN = 'Dr. Ilse Navarre, department psychologist';

/**
 * The trainers' work in the demo: a scenario of the department's own that was written, approved and published, one
 * in review with a comment, one in writing with something to fix; and officers who practise the first.
 */
export function demoStudio(studio: Studio) {
	let practice: Practice;
	const at = (who: 'author' | 'reviewer', days: number) =>
		new DemoOfficerAtWork({ db: studio.db, actor: studio[who], now: studio.ago(days), address: null });
	const acts: DemoAct[] = [
		{
			daysAgo: 75,
			act: async () => {
				practice = await publishFirst(studio, at);
			}
		},
		{ daysAgo: 6, act: () => sendToReview(at) },
		{ daysAgo: 2, act: () => leaveUnfinished(at) }
	];
	/** What the officer who is `nth` in line did with it. */
	const practise = (nth: number, actor: () => Actor): DemoAct[] =>
		playsOf(nth).map(({ daysAgo, way }) => ({
			daysAgo,
			act: () => {
				const officer = new DemoOfficerAtWork({
					db: studio.db,
					actor: actor(),
					now: studio.ago(daysAgo),
					address: null
				});
				return playScenario({ officer, ...practice }, way);
			}
		}));
	return { acts, practise };
}

type At = (who: 'author' | 'reviewer', days: number) => DemoOfficerAtWork;

/** A welfare check, made from its template, read by the second trainer and a clinician, and live. */
async function publishFirst({ db, author, ago }: Studio, at: At): Promise<Practice> {
	const writing = at('author', 75);
	const text = readTemplate('welfare-check').replace(/^title: .*$/m, 'title: The lamp in the front room');
	const { draftId, code } = accepted(await createDraft(writing.next(), { text, cause: 'template' }));
	const { textHash } = await readDraft(writing.next(), { draftId });
	const note = 'For the next roll call on nights. Please look at the question about suicide.';
	const { reviewId } = accepted(await askReview(writing.next(600), { draftId, base: textHash, note }));
	const words = 'Reads well, and the question is asked plainly. Approved.';
	accepted(
		await decideReview(at('reviewer', 75).next(7200), {
			reviewId,
			verdict: 'approved',
			words,
			clinician: CLINICIAN
		})
	);
	accepted(
		await publishDraft(at('author', 75).next(9000), {
			reviewId,
			effect: 'none',
			note: 'First version.',
			effectiveOn: null
		})
	);
	const { departmentId } = author;
	const all = await readInDepartment(db, departmentId, (trx) => listRequirements(trx, departmentId));
	const { id } = all.find(({ versions: [{ items }] }) => items.some((item) => item.code === code))!;
	return { code, requirementId: id, teaching: await readTeaching(db, [code], ago(74)) };
}

async function sendToReview(at: At) {
	const writing = at('author', 6);
	const { draftId } = accepted(
		await createDraft(writing.next(), {
			text: readTemplate('death-notification').replace(/^title: .*$/m, 'title: Ten past three'),
			cause: 'template'
		})
	);
	const { textHash } = await readDraft(writing.next(), { draftId });
	accepted(
		await askReview(writing.next(900), { draftId, base: textHash, note: 'Written with the chaplains.' })
	);
	const words = 'We no longer have two officers free at shift change. Say what one alone does.';
	accepted(await addComment(at('reviewer', 6).next(5400), { draftId, scene: 'the-task', words }));
}

/** One arrow leads nowhere: its scene has been given another name and this arrow has not. */
async function leaveUnfinished(at: At) {
	const writing = at('author', 2);
	const text = readTemplate('victim-interview').replace(/^title: .*$/m, 'title: Thursday, a quarter to two');
	const { draftId } = accepted(await createDraft(writing.next(), { text, cause: 'template' }));
	const { textHash } = await readDraft(writing.next(), { draftId });
	const [arrow = ''] = / -> .+$/m.exec(text) ?? [];
	accepted(
		await saveDraft(writing.next(1200), {
			draftId,
			text: text.replace(arrow, `${arrow} again`),
			base: textHash
		})
	);
}

/** Most do well, some slip once or twice, one in four misses what matters and mostly comes back better. */
function playsOf(nth: number): { daysAgo: number; way: PlayedWay }[] {
	const daysAgo = 70 - 2 * nth;
	if (nth % 4 === 1)
		return [
			{ daysAgo, way: 'worst' },
			...(nth % 5 === 0 ? [] : [{ daysAgo: daysAgo - 1, way: 'best' as const }])
		];
	if (nth % 4 === 3) return [{ daysAgo, way: { slipEvery: 2 } }];
	return [{ daysAgo, way: nth % 3 === 0 ? { slipEvery: 5 } : 'best' }];
}
