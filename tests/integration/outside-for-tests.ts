import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { OutsideDraft } from '#lib/domain/compliance/outside/outside.ts';
import { importRecords } from '#lib/server/compliance/outside/import-records.ts';
import { readImport } from '#lib/server/compliance/outside/read-import.ts';
import type { Context } from '#lib/server/context.ts';
import { enterOutside, type OutsideEntry } from '#lib/server/compliance/outside/enter-outside.ts';
import { readSubjects } from '#lib/server/compliance/outside/read-subjects.ts';

/** A small file that is a PDF; with another word it is another file. */
export const pdf = (word = 'certificate') => new TextEncoder().encode(`%PDF-1.7\n% ${word}\n%%EOF\n`);

const { topics, categories } = readSubjects();
export const TOPIC = topics[0]!.id;
export const CATEGORY = categories[0]!.id;

const day = (text: string) => Temporal.PlainDate.from(text);

/** Eight hours that an officer spent elsewhere. */
export const outsideDraft = (more: Partial<OutsideDraft> = {}): OutsideDraft => ({
	title: 'Strangulation: the first hour',
	provider: 'Harbor Medical Training',
	providerNumber: 'P-7',
	stateCourseNumber: null,
	begunOn: day('2026-11-02'),
	completedOn: day('2026-11-02'),
	minutes: 480,
	topics: [{ topic: TOPIC, minutes: 240 }],
	category: CATEGORY,
	delivery: 'in-person',
	place: 'Room 4',
	instructor: null,
	instructorQualification: null,
	statement: 'Signs, questions, and what to write down.',
	...more
});

/** Enters something for the actor themself unless said otherwise, and returns its id. */
export async function enterTestOutside(context: Context, more: Partial<OutsideEntry> = {}): Promise<string> {
	const entered = await enterOutside(context, {
		id: randomUUID(),
		personId: context.actor.personId,
		draft: outsideDraft(),
		file: { name: 'certificate.pdf', bytes: pdf() },
		...more
	});
	if (entered.kind === 'refused') throw new Error(JSON.stringify(entered));
	return entered.outsideId;
}

/** Imports one past record of whoever signs in with an address. */
export async function importTestRecord(admin: Context, email: string) {
	const file = {
		bytes: new TextEncoder().encode(
			`email,title,provider,completed,hours,delivery\n${email},Past,Academy,2025-03-04,8,online\n`
		),
		columns: null,
		choices: { order: null, delivery: null }
	};
	const planned = await readImport(admin, file);
	if (planned.kind === 'refused') throw new Error(planned.reason);
	const confirmed = planned.plan.digest;
	const imported = await importRecords(admin, {
		...file,
		name: 'past.csv',
		reason: 'From before.',
		confirmed
	});
	if (imported.kind === 'refused') throw new Error(imported.reason);
	return imported.importId;
}
