import { can } from '#lib/domain/identity/can.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import { mediaAddress, shownMedia } from '#lib/domain/studio/shown-media.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { checkDraft } from './check-draft.ts';
import { listDraftStates, listHeadTexts } from './draft/queries.ts';
import { listMediaOfDrafts, listMediaOfReleases } from './media-use/queries.ts';
import { readDraft } from './read-draft.ts';

export interface MediaUse {
	/** Names of the scenes of this draft that show it. */
	scenes: string[];
	/** The other drafts that name it, as `LS-2 A visit`. */
	drafts: string[];
	/** Codes of live scenarios that show it. */
	live: string[];
}

/** Where the department's media are used, by hash, seen from one draft; what is used nowhere is not in it. */
export async function listMediaUses(
	context: Context,
	{ draftId }: { draftId: string }
): Promise<Map<string, MediaUse>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	const { text } = await readDraft(context, { draftId });
	const { inDrafts, inReleases, titles } = await readInDepartment(context.db, departmentId, async (trx) => {
		const inDrafts = (await listMediaOfDrafts(trx, departmentId)).filter((use) => use.draftId !== draftId);
		const texts = await listHeadTexts(trx, departmentId, [...new Set(inDrafts.map((use) => use.draftId))]);
		const states = await listDraftStates(trx, departmentId, context.now);
		return {
			inDrafts,
			inReleases: await listMediaOfReleases(trx, departmentId, context.now),
			titles: new Map(
				states
					.filter(({ id }) => texts.has(id))
					.map(({ id, code }) => [id, `${code} ${draftTitle(texts.get(id)!.text)}`])
			)
		};
	});
	const uses = new Map<string, MediaUse>();
	const useOf = (hash: string) => {
		const use = uses.get(hash) ?? { scenes: [], drafts: [], live: [] };
		uses.set(hash, use);
		return use;
	};
	const { scenario } = await checkDraft(text);
	for (const scene of scenario?.scenes ?? [])
		for (const address of shownMedia({ ...scenario!, scenes: [scene] }))
			if (address.startsWith(mediaAddress('')))
				useOf(address.slice(mediaAddress('').length)).scenes.push(scene.name);
	for (const { draftId: id, hash } of inDrafts) useOf(hash).drafts.push(titles.get(id) ?? '');
	for (const { code, hash } of inReleases) useOf(hash).live.push(code);
	return uses;
}
