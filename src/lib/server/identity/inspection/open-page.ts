import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { writeInDepartment } from '#lib/server/database/transact.ts';

/** An inspector was answered with a page or a file: that they opened it is on record, or they do not get it. */
export async function openPage(context: Context, { route, path }: { route: string; path: string }) {
	const { departmentId, personId } = context.actor;
	await writeInDepartment(context.db, departmentId, (trx) =>
		recordEvents(trx, context, { kind: 'page-opened', subject: personId, route, path })
	);
}
