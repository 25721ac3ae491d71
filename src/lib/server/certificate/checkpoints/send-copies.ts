import { Temporal } from 'temporal-polyfill';
import { nextTry } from '#lib/domain/audit/sinks/next-try.ts';
import type { SinkKind } from '#lib/domain/audit/sinks/sink.ts';
import type { Delivery, PostOffice } from '#lib/server/compliance/telling/post-office.ts';
import { findTellingDepartment } from '#lib/server/compliance/telling/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { keepCopy } from './keep-copy.ts';
import { mailCopy } from './mail-copy.ts';
import { postCopy, type Internet } from './post-copy.ts';
import { listNewerThanTaken, findTries, insertDelivery, listSinks, listUntaken } from './queries.ts';

/** What sending needs beside the database. */
export interface Sending {
	departmentId: string;
	clock(): Temporal.Instant;
	office: PostOffice | null;
	isStopping?(): boolean;
	internet?: Internet;
}

/**
 * Hands a department's checkpoints to its sinks, and writes down what came of each try. A folder gets every one; a
 * mailbox and a web address get the newest, which stands for all entries that earlier ones cover. No transaction is
 * open while anybody outside is spoken to.
 */
export async function sendCopies(db: Db, sending: Sending): Promise<{ accepted: number; refused: number }> {
	const { departmentId, clock, isStopping = () => false } = sending;
	const done = { accepted: 0, refused: 0 };
	const { name, sinks } = await inDepartment(db, departmentId, async (trx) => ({
		name: (await findTellingDepartment(trx, departmentId))?.name ?? '',
		sinks: await listSinks(trx, departmentId)
	}));
	for (const sink of sinks) {
		const list = sink.kind === 'file' ? listUntaken : listNewerThanTaken;
		const untaken = await inDepartment(db, departmentId, (trx) => list(trx, departmentId, sink.id));
		for (const { size, note } of untaken) {
			if (isStopping()) return done;
			const tries = await inDepartment(db, departmentId, (trx) =>
				findTries(trx, departmentId, sink.id, size)
			);
			const isEarly =
				tries.triedAt && Temporal.Instant.compare(clock(), nextTry(tries.number, tries.triedAt)) < 0;
			if (isEarly) break;
			const came = await handOver(sending, { ...sink, departmentName: name, size, note });
			await inDepartment(db, departmentId, (trx) =>
				insertDelivery(trx, departmentId, {
					...{ sinkId: sink.id, size, number: (tries.number ?? 0) + 1 },
					...{
						accepted: came.kind === 'accepted',
						detail: came.detail || 'It said nothing.',
						triedAt: clock()
					}
				})
			);
			done[came.kind] += 1;
			// What stands in the way of one stands in the way of the next.
			if (came.kind === 'refused') break;
		}
	}
	return done;
}

function handOver(
	{ departmentId, office, internet }: Sending,
	copy: { id: string; kind: SinkKind; target: string; departmentName: string; size: number; note: string }
): Delivery | Promise<Delivery> {
	const { id: sinkId, kind, target, departmentName, size, note } = copy;
	switch (kind) {
		case 'file':
			return keepCopy(departmentId, size, note);
		case 'mail':
			return mailCopy(office, { departmentId, departmentName, sinkId, to: target, size, note });
		case 'webhook':
			return postCopy(target, note, internet);
		default:
			return kind satisfies never;
	}
}
