import { can } from '#lib/domain/identity/can.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { checkDraft } from './check-draft.ts';
import { draftSummary, namesToday, peopleOf } from './draft-summary.ts';
import { listDraftStates, listHeadTexts } from './draft/queries.ts';

interface Findings {
	title: string;
	/** Errors: they stand in the way of a review. */
	toFix: number;
	/** Warnings. */
	hints: number;
}

/** More than the drafts of many departments. What a text says and lacks follows from the text, whosever it is. */
const MOST_REMEMBERED = 5000;
const remembered = new Map<string, Findings>();

/** The department's drafts, the one saved last first, with how much each has to mend. Those put away are apart. */
export async function listDrafts(context: Context, { putAway = false }: { putAway?: boolean } = {}) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	const { drafts, texts } = await readInDepartment(context.db, departmentId, async (trx) => {
		const all = await listDraftStates(trx, departmentId, context.now);
		const rows = all.filter(({ putAwayAt }) => (putAwayAt !== null) === putAway);
		const names = await namesToday(trx, context, rows.flatMap(peopleOf));
		const unknown = rows.filter(({ textHash }) => !remembered.has(textHash)).map(({ id }) => id);
		return {
			drafts: rows.map((row) => draftSummary(row, names)),
			texts: await listHeadTexts(trx, departmentId, unknown)
		};
	});
	// Checked after the transaction has ended, so that nobody waits for a database that waits for the checker; and one
	// after the other, so that whoever asks for a single draft meanwhile comes in between.
	const lines = [];
	for (const draft of drafts)
		lines.push({
			...draft,
			...(remembered.get(draft.textHash) ?? (await find(texts.get(draft.id)!)))
		});
	return lines;
}

async function find({ text, textHash }: { text: string; textHash: string }): Promise<Findings> {
	const { problems } = await checkDraft(text);
	const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
	const findings = { title: draftTitle(text), toFix: count('error'), hints: count('warning') };
	const isChecked = !problems.some(({ rule }) => rule === 'not-checked');
	if (isChecked) remembered.set(textHash, findings);
	if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
	return findings;
}
