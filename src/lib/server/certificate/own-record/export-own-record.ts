import { createHash } from 'node:crypto';
import { canonical } from '#lib/domain/audit/canonical.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { csvRecord } from '#lib/server/compliance/csv-cell.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { OWN_PARTS, type OwnPart } from './own-parts.ts';
import { findOwnFile, listOwnFiles, type OwnRow, type OwnValue } from './queries.ts';
import { readmeOf } from './readme-of.ts';
import { rowsOfPart } from './rows-of-parts.ts';
import { zipOf } from './zip-of.ts';

/**
 * The whole of the actor's own record as a ZIP: each part as CSV and all of them as JSON, the files that prove training
 * from elsewhere, a README, and a manifest with the hash of each. The export is in the ledger before the first byte
 * leaves, by the hash of its manifest. Files are read one by one as they leave.
 */
export async function exportOwnRecord(
	context: Context
): Promise<{ name: string; zip: AsyncGenerator<Uint8Array, void> }> {
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const { departmentId, personId, timeZone } = context.actor;
	const { texts, files } = await inDepartment(context.db, departmentId, async (trx) => {
		const parts: [OwnPart, OwnRow[]][] = [];
		for (const part of OWN_PARTS) parts.push([part, await rowsOfPart(trx, context, part)]);
		const files = (await listOwnFiles(trx, departmentId, personId)).filter(({ size }) => size > 0);
		const texts = new Map([
			['README.txt', readmeOf(context, parts)],
			['record.json', jsonOf(context, parts)],
			...parts.map(([part, rows]): [string, string] => [`${part.id}.csv`, csvOf(part, rows)])
		]);
		const manifest = canonical({
			format: 'firstword-own-record/1',
			files: [
				...[...texts].map(([path, text]) => ({ path, sha256: sha256(text) })),
				...files.map(({ hash, name }) => ({ path: pathOf(hash, name), sha256: hash }))
			]
		});
		texts.set('manifest.json', manifest);
		await recordEvents(trx, context, {
			...{ kind: 'exported', subject: personId, what: 'own record', filters: '' },
			rows: parts.reduce((sum, [, rows]) => sum + rows.length, 0),
			digest: sha256(manifest)
		});
		return { texts, files };
	});
	async function* entries() {
		for (const [path, text] of texts) yield { path, bytes: Buffer.from(text) };
		for (const { hash, name } of files) {
			const file = await readInDepartment(context.db, departmentId, (trx) =>
				findOwnFile(trx, departmentId, hash)
			);
			yield { path: pathOf(hash, name), bytes: file?.bytes ?? new Uint8Array() };
		}
	}
	const name = `my-record-${localDay(context.now, timeZone)}.zip`;
	return { name, zip: zipOf(entries()) };
}

/** The name that somebody gave a file is not trusted with a place in a folder; its ending is. */
const pathOf = (hash: string, name: string) => `files/${hash}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''}`;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const plain = (value: OwnValue | undefined) =>
	typeof value === 'object' && value !== null ? value.toString() : (value ?? null);

const csvOf = ({ columns }: OwnPart, rows: OwnRow[]) =>
	`\uFEFF${csvRecord(columns)}${rows
		.map((row) =>
			csvRecord(
				columns.map((column) => {
					const value = plain(row[column]);
					return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
				})
			)
		)
		.join('')}`;

function jsonOf({ actor, now }: Context, parts: [OwnPart, OwnRow[]][]): string {
	const { departmentId, departmentName, personId, timeZone } = actor;
	return canonical({
		...{ format: 'firstword-own-record/1', madeAt: now, timeZone, personId },
		department: { id: departmentId, name: departmentName },
		parts: Object.fromEntries(
			parts.map(([{ id, columns }, rows]) => [
				id,
				rows.map((row) => Object.fromEntries(columns.map((column) => [column, plain(row[column])])))
			])
		)
	});
}
