import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { textPart } from '#lib/domain/compliance/telling/letter.ts';
import { sendAfter } from '#lib/domain/compliance/telling/send-after.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment, readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { standingsToTell, type ReadStandings } from './facts-to-tell.ts';
import { htmlPart } from './html-part.ts';
import { NO_SERVER } from './keep-waiting.ts';
import { lettersDue, type Addressed } from './letters-due.ts';
import type { MailConfiguration } from './mail-configuration.ts';
import {
	findTellingDepartment,
	insertAttempts,
	insertMessages,
	insertOutcomes,
	listKnownKeys,
	listRecipients,
	type NewMessage
} from './queries.ts';
import { settingsOf } from './settings.ts';

/** Messages that are written in one transaction. */
const A_BATCH = 100;

export interface Told {
	/** `off`: the department has turned telling off. `quiet`: it was to wait for the end of the quiet hours. */
	kind: 'told' | 'off' | 'quiet';
	/** How many messages were made that were not there before. */
	made: number;
	/** From when they may be sent: now, or the end of the quiet hours. */
	sendAfter: Temporal.Instant;
}

interface Telling {
	departmentId: string;
	now: Temporal.Instant;
	mail: MailConfiguration;
	/** The address that people use, without a path. */
	origin: string;
	/** In quiet hours nothing is made: who finishes at night is not reminded of it in the morning. */
	waits?: boolean;
	standings?: ReadStandings;
}

/**
 * Decides for everybody of a department what is due to be told now, and writes a message for what was never told. Twice
 * is once, also on two servers: each message has a key of which there is one. Without a mail server a message is kept
 * from the beginning, and says so. Nothing is sent here.
 */
export async function tellDepartment(db: Db, telling: Telling): Promise<Told> {
	const { departmentId, now, mail } = telling;
	const plan = await readInDepartment(db, departmentId, async (trx) => {
		const department = await findTellingDepartment(trx, departmentId);
		if (!department) throw new NotFound();
		const settings = await settingsOf(trx, departmentId);
		const at = mail.kind === 'none' ? now : sendAfter(now, settings, department.timeZone);
		if (!settings.isOn) return { at, kind: 'off' as const };
		if (telling.waits && !at.equals(now)) return { at, kind: 'quiet' as const };
		const recipients = await listRecipients(trx, departmentId, localDay(now, department.timeZone));
		const standings = await (telling.standings ?? standingsToTell)(trx, department, now);
		const today = localDay(at, department.timeZone);
		const { remindDays } = settings;
		const due = lettersDue(department, recipients, standings, { remindDays, today, origin: telling.origin });
		const known = await listKnownKeys(
			trx,
			departmentId,
			due.map(({ key }) => key)
		);
		return { at, kind: 'told' as const, letters: due.filter(({ key }) => !known.has(key)) };
	});
	if (plan.kind !== 'told') return { kind: plan.kind, made: 0, sendAfter: plan.at };

	let made = 0;
	for (let from = 0; from < plan.letters.length; from += A_BATCH) {
		const messages = await Promise.all(plan.letters.slice(from, from + A_BATCH).map(messageOf));
		made += await inDepartment(db, departmentId, async (trx) => {
			const ids = await insertMessages(trx, departmentId, messages, { madeAt: now, sendAfter: plan.at });
			if (mail.kind === 'none') {
				await insertAttempts(trx, departmentId, ids, now);
				const ending = { number: 1, outcome: 'kept' as const, detail: NO_SERVER, retryAt: null };
				const kept = ids.map((id) => ({ id, ...ending }));
				await insertOutcomes(trx, departmentId, kept, now);
			}
			return ids.length;
		});
	}
	return { kind: 'told', made, sendAfter: plan.at };
}

async function messageOf({ key, kind, to, letter: write }: Addressed): Promise<NewMessage> {
	const letter = write();
	return {
		...{ id: randomUUID(), key, kind, personId: to.personId, toAddress: to.email, subject: letter.subject },
		...{ textBody: textPart(letter), htmlBody: await htmlPart(letter) }
	};
}
