import { Temporal } from 'temporal-polyfill';
import { eventInWords } from '#lib/domain/audit/event-words.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findHead, listLatestEntries } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listNames } from './queries.ts';

const ENTRIES_A_PAGE = 50;

/** What a ledger entry says, beside the event itself. */
type Body = AuditEvent & { at: string; actor: string | null; address: string | null };

/**
 * The department's ledger in words, newest first, a page of entries before number `before`.
 * @param kind one kind of event, or null for all
 */
export async function readLedger(
	context: Context,
	{ before, kind }: { before: number | null; kind: AuditEvent['kind'] | null }
) {
	if (!can(context.actor, { action: 'check-ledger' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const head = (await findHead(trx, departmentId)) ?? null;
		const found = await listLatestEntries(trx, departmentId, before, kind, ENTRIES_A_PAGE + 1);
		const entries = found
			.slice(0, ENTRIES_A_PAGE)
			.map(({ seq, hash, body }) => ({ seq, hash, body: JSON.parse(body) as Body }));
		const people = entries
			.flatMap(({ body }) => [body.actor, body.subject])
			.filter((id) => id !== null && isId(id)) as string[];
		const names = await listNames(trx, departmentId, [...new Set(people)], localDay(context.now, timeZone));
		return {
			head,
			entries: entries.map(({ seq, hash, body }) => ({
				seq,
				hash,
				at: Temporal.Instant.from(body.at),
				who: (body.actor && names.get(body.actor)) ?? null,
				what: eventInWords(body),
				whom: body.subject === body.actor ? null : (names.get(body.subject) ?? null),
				address: body.address
			})),
			/** Where the next older page begins; null on the last. */
			older: found.length > ENTRIES_A_PAGE ? entries.at(-1)!.seq : null
		};
	});
}

/** Before anybody is signed in a subject can be a hash. */
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
