import { hashText } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { slugOf } from '#lib/domain/scenario/names.ts';
import { split } from '#lib/domain/scenario/read/split.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import { exportScenario } from '#lib/domain/studio/export/export-scenario.ts';
import type { Exported, ExportFormat } from '#lib/domain/studio/export/exported.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findHead } from './draft/queries.ts';

/** A draft as a file, as it was last saved. The export and its ledger entry stand or fall together. */
export async function exportDraft(
	context: Context,
	{ draftId, format }: { draftId: string; format: ExportFormat }
): Promise<Exported & { name: string }> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const head = await findHead(trx, departmentId, draftId);
		if (!head) throw new NotFound();
		const exported = exportScenario(head.text, format, draftId);
		await recordEvents(trx, context, {
			kind: 'exported',
			subject: draftId,
			what: 'draft',
			filters: format,
			rows: split(head.text).pieces.length,
			digest: hashText(exported.text)
		});
		return { ...exported, name: `${fileName(draftTitle(head.text))}.${format}` };
	});
}

/** Letters that every file system and every header can carry. */
function fileName(title: string): string {
	const plain = slugOf(title.normalize('NFKD').replace(/\p{M}/gu, '')).replace(/[^a-z0-9-]/g, '');
	return plain.replace(/-+/g, '-').slice(0, 80).replace(/^-|-$/g, '') || 'scenario';
}
