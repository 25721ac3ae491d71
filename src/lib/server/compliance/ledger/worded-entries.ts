import { Temporal } from 'temporal-polyfill';
import { eventInWords } from '#lib/domain/audit/event-words.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listNames } from '../queries.ts';
import type { FoundEntry } from './queries.ts';

/** What a ledger entry says, beside the event itself. */
type Body = AuditEvent & { at: string; actor: string | null; address: string | null };

export interface WordedEntry {
	seq: number;
	hash: string;
	kind: AuditEvent['kind'];
	at: Temporal.Instant;
	subject: string;
	actor: string | null;
	/** Who acted, by their present name; null when nobody was signed in. */
	who: string | null;
	what: string;
	/** Whom it is about, where that is somebody else. */
	whom: string | null;
	address: string | null;
}

/** Entries in words, with the names that people have now: the ledger itself holds none. */
export async function wordedEntries(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	found: readonly FoundEntry[]
): Promise<WordedEntry[]> {
	const entries = found.map(({ seq, hash, body }) => ({ seq, hash, body: JSON.parse(body) as Body }));
	const people = entries
		.flatMap(({ body }) => [body.actor, body.subject])
		.filter((id) => id !== null && isId(id)) as string[];
	const today = localDay(now, actor.timeZone);
	const names = await listNames(trx, actor.departmentId, [...new Set(people)], today);
	return entries.map(({ seq, hash, body }) => ({
		...{ seq, hash, kind: body.kind, at: Temporal.Instant.from(body.at) },
		...{ subject: body.subject, actor: body.actor, address: body.address },
		who: (body.actor && names.get(body.actor)) ?? null,
		what: eventInWords(body),
		whom: body.subject === body.actor ? null : (names.get(body.subject) ?? null)
	}));
}

/** Before anybody is signed in a subject can be a hash. */
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
