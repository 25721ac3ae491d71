import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { TellingEvidence } from '#lib/domain/compliance/telling/telling-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** The department as its messages name it. */
export const findTellingDepartment = (db: Db, departmentId: string) =>
	db
		.selectFrom('department')
		.select(['id', 'name', 'time_zone as timeZone'])
		.where('id', '=', departmentId)
		.executeTakeFirst();

/** The settings that count; undefined when none were ever made. */
export const findTelling = (db: Db, departmentId: string) =>
	db
		.selectFrom('telling')
		.select(['number', 'quiet_from as quietFrom', 'quiet_until as quietUntil'])
		.select(['remind_days as remindDays', 'is_on as isOn', 'set_by as setBy', 'set_at as setAt'])
		.where('department_id', '=', departmentId)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();

/** Nothing when somebody else made the settings of that number in the meantime. */
export const insertTelling = (db: Db, row: TellingEvidence) =>
	db
		.insertInto('telling')
		.values({
			department_id: row.departmentId,
			number: row.number,
			quiet_from: row.quietFrom,
			quiet_until: row.quietUntil,
			remind_days: [...row.remindDays],
			is_on: row.isOn,
			set_by: row.setBy,
			set_at: row.setAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('number')
		.executeTakeFirst();

export interface Recipient {
	personId: string;
	email: string;
	roles: string[];
	givenName: string;
	familyName: string;
	unitId: string | null;
	unitName: string | null;
}

/** Who can be told something: employed on the day, and not shut out. */
export async function listRecipients(
	db: Db,
	departmentId: string,
	day: Temporal.PlainDate
): Promise<Recipient[]> {
	const { rows } = await sql<Recipient & { employed: boolean }>`
		select distinct on (h.person_id) h.person_id as "personId", a.email, a.roles, h.given_name as "givenName",
			h.family_name as "familyName", h.unit_id as "unitId", u.name as "unitName", h.employed
		from person_history h
		join account a on a.department_id = h.department_id and a.person_id = h.person_id
		left join unit u on u.department_id = h.department_id and u.id = h.unit_id
		where h.department_id = ${departmentId} and h.held_from <= ${day} and a.disabled_at is null
		order by h.person_id, h.held_from desc, h.recorded_at desc`.execute(db);
	return rows.filter(({ employed }) => employed).map(({ employed: _, ...row }) => row);
}

/** Which of these keys have a message already. */
export async function listKnownKeys(db: Db, departmentId: string, keys: string[]): Promise<Set<string>> {
	const { rows } = await sql<{ key: string }>`
		select key from message where department_id = ${departmentId} and key = any(${keys}::text[])`.execute(db);
	return new Set(rows.map(({ key }) => key));
}

export interface NewMessage {
	id: string;
	key: string;
	personId: string;
	kind: string;
	toAddress: string;
	subject: string;
	textBody: string;
	htmlBody: string;
}

/** Writes those whose key is new, in order of key so that two servers wait for each other in one direction; returns their ids. */
export async function insertMessages(
	db: Db,
	departmentId: string,
	messages: NewMessage[],
	{ madeAt, sendAfter }: { madeAt: Temporal.Instant; sendAfter: Temporal.Instant }
): Promise<string[]> {
	if (messages.length === 0) return [];
	const rows = await db
		.insertInto('message')
		.values(
			messages
				.toSorted((a, b) => (a.key < b.key ? -1 : 1))
				.map((row) => ({
					department_id: departmentId,
					id: row.id,
					key: row.key,
					person_id: row.personId,
					kind: row.kind,
					to_address: row.toAddress,
					subject: row.subject,
					text_body: row.textBody,
					html_body: row.htmlBody,
					made_at: madeAt,
					send_after: sendAfter
				}))
		)
		.onConflict((conflict) => conflict.columns(['department_id', 'key']).doNothing())
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** How each message stands: its last attempt and what came of it. `m` is the message. */
const lastAttempt = sql`
	left join lateral (
		select a.number, a.held_until, o.outcome, o.detail, o.retry_at, o.ended_at
		from message_attempt a
		left join message_outcome o
			on o.department_id = a.department_id and o.message_id = a.message_id and o.number = a.number
		where a.department_id = m.department_id and a.message_id = m.id
		order by a.number desc limit 1) last on true`;

/** Nobody holds it, and it has not come to an end. */
const isFree = (now: Temporal.Instant) => sql`(last.number is null
	or (last.outcome is null and last.held_until <= ${now})
	or (last.outcome = 'failed' and last.retry_at <= ${now}))`;

/** A message that a worker holds. */
export interface Claimed {
	id: string;
	number: number;
	key: string;
	toAddress: string;
	subject: string;
	textBody: string;
	htmlBody: string;
}

/**
 * Takes the message that has waited longest, if any is free: the row with its next number makes two workers one.
 * @returns `lost` when another worker took the same one in this moment
 */
export async function claimMessage(
	db: Db,
	departmentId: string,
	{ now, heldUntil, since }: { now: Temporal.Instant; heldUntil: Temporal.Instant; since: Temporal.Instant }
): Promise<Claimed | 'lost' | null> {
	const { rows } = await sql<{ wanted: string; id: string | null; number: number }>`
		with wanted as (
			select m.id, coalesce(last.number, 0) + 1 as number from message m ${lastAttempt}
			where m.department_id = ${departmentId} and m.send_after <= ${now} and m.made_at > ${since} and ${isFree(now)}
			order by m.send_after, m.key limit 1),
		claimed as (
			insert into message_attempt (department_id, message_id, number, begun_at, held_until)
			select ${departmentId}::uuid, id, number, ${now}::timestamptz, ${heldUntil}::timestamptz from wanted
			on conflict do nothing returning message_id)
		select wanted.id as wanted, claimed.message_id as id, wanted.number from wanted
		left join claimed on claimed.message_id = wanted.id`.execute(db);
	const [row] = rows;
	if (!row) return null;
	if (!row.id) return 'lost';
	const message = await db
		.selectFrom('message')
		.select([
			'id',
			'key',
			'to_address as toAddress',
			'subject',
			'text_body as textBody',
			'html_body as htmlBody'
		])
		.where('department_id', '=', departmentId)
		.where('id', '=', row.id)
		.executeTakeFirstOrThrow();
	return { ...message, number: row.number };
}

/** Takes everything that is free and has waited since before a moment (or at all), whatever its time to be sent. */
export async function claimAllBefore(
	db: Db,
	departmentId: string,
	{ now, madeBefore }: { now: Temporal.Instant; madeBefore: Temporal.Instant }
): Promise<{ id: string; number: number }[]> {
	const { rows } = await sql<{ id: string; number: number }>`
		insert into message_attempt (department_id, message_id, number, begun_at, held_until)
		select m.department_id, m.id, coalesce(last.number, 0) + 1, ${now}::timestamptz, ${now}::timestamptz
		from message m ${lastAttempt}
		where m.department_id = ${departmentId} and m.made_at <= ${madeBefore} and ${isFree(now)}
		order by m.key limit 500
		on conflict do nothing returning message_id as id, number`.execute(db);
	return rows;
}

export interface Outcome {
	id: string;
	number: number;
	outcome: 'sent' | 'failed' | 'given-up' | 'kept';
	detail: string;
	retryAt: Temporal.Instant | null;
}

/** What came of attempts. An attempt ends once: what another worker wrote about it stays. */
export async function insertOutcomes(
	db: Db,
	departmentId: string,
	outcomes: Outcome[],
	endedAt: Temporal.Instant
) {
	if (outcomes.length === 0) return;
	await db
		.insertInto('message_outcome')
		.values(
			outcomes.map(({ id, number, outcome, detail, retryAt }) => ({
				department_id: departmentId,
				message_id: id,
				number,
				outcome,
				detail,
				retry_at: retryAt,
				ended_at: endedAt
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** First attempts of messages that no mail server is there for. */
export async function insertAttempts(db: Db, departmentId: string, ids: string[], at: Temporal.Instant) {
	if (ids.length === 0) return;
	await db
		.insertInto('message_attempt')
		.values(
			ids.map((id) => ({
				department_id: departmentId,
				message_id: id,
				number: 1,
				begun_at: at,
				held_until: at
			}))
		)
		.execute();
}

export type MessageState = 'waiting' | 'sent' | 'kept' | 'failed';

/** As the outbox sorts them: what failed and will be tried again is waiting. */
const stateOf = sql<MessageState>`case last.outcome
	when 'sent' then 'sent' when 'kept' then 'kept' when 'given-up' then 'failed' else 'waiting' end`;

export interface ListedMessage {
	id: string;
	personId: string;
	/** The name they have now. */
	toName: string;
	kind: string;
	toAddress: string;
	subject: string;
	madeAt: Temporal.Instant;
	sendAfter: Temporal.Instant;
	state: MessageState;
	detail: string | null;
	endedAt: Temporal.Instant | null;
	retryAt: Temporal.Instant | null;
}

const listedColumns = sql`m.id, m.person_id as "personId", m.kind, (
		select h.given_name || ' ' || h.family_name from person_history h
		where h.department_id = m.department_id and h.person_id = m.person_id
		order by h.held_from desc, h.recorded_at desc limit 1) as "toName", m.to_address as "toAddress", m.subject,
	m.made_at as "madeAt", m.send_after as "sendAfter", ${stateOf} as state, last.detail, last.ended_at as "endedAt",
	last.retry_at as "retryAt"`;

/** How many messages the outbox holds, by state. */
export async function countMessages(db: Db, departmentId: string): Promise<Record<MessageState, number>> {
	const { rows } = await sql<{ state: MessageState; count: number }>`
		select ${stateOf} as state, count(*)::int as count from message m ${lastAttempt}
		where m.department_id = ${departmentId} group by 1`.execute(db);
	return {
		waiting: 0,
		sent: 0,
		kept: 0,
		failed: 0,
		...Object.fromEntries(rows.map((row) => [row.state, row.count]))
	};
}

/** A page of the outbox, newest first. */
export async function listMessagePage(
	db: Db,
	departmentId: string,
	{
		state,
		kind,
		offset,
		limit
	}: { state: MessageState | null; kind: string | null; offset: number; limit: number }
): Promise<{ rows: ListedMessage[]; total: number }> {
	const { rows } = await sql<ListedMessage & { total: number }>`
		select ${listedColumns}, count(*) over ()::int as total from message m ${lastAttempt}
		where m.department_id = ${departmentId}
			and (${state}::text is null or ${stateOf} = ${state}) and (${kind}::text is null or m.kind = ${kind})
		order by m.made_at desc, m.id offset ${offset} limit ${limit}`.execute(db);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function findMessage(db: Db, departmentId: string, id: string) {
	const { rows } = await sql<ListedMessage & { textBody: string; htmlBody: string }>`
		select ${listedColumns}, m.text_body as "textBody", m.html_body as "htmlBody" from message m ${lastAttempt}
		where m.department_id = ${departmentId} and m.id = ${id}`.execute(db);
	return rows[0];
}

/** Every attempt at one message, first to last, with what came of it. */
export const listAttempts = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('message_attempt as attempt')
		.leftJoin('message_outcome as ending', (join) =>
			join
				.onRef('ending.department_id', '=', 'attempt.department_id')
				.onRef('ending.message_id', '=', 'attempt.message_id')
				.onRef('ending.number', '=', 'attempt.number')
		)
		.select(['attempt.number', 'attempt.begun_at as begunAt', 'attempt.held_until as heldUntil'])
		.select(['ending.outcome', 'ending.detail', 'ending.ended_at as endedAt'])
		.where('attempt.department_id', '=', departmentId)
		.where('attempt.message_id', '=', id)
		.orderBy('attempt.number')
		.execute();
