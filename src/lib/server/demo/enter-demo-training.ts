import { randomUUID } from 'node:crypto';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { enterOutside, type OutsideEntry } from '#lib/server/compliance/outside/enter-outside.ts';
import type { Context } from '#lib/server/context.ts';
import { demoCertificate } from './demo-certificate.ts';

export interface DemoCourse {
	title: string;
	minutes: number;
	topic: string | null;
}

/** Enters a course that ended three days before, with a certificate. */
export async function enterDemoTraining(
	context: Context,
	personId: string,
	{ title, minutes, topic }: DemoCourse
): Promise<string> {
	const on = localDay(context.now, context.actor.timeZone).subtract({ days: 3 });
	const entry: OutsideEntry = {
		...{ id: randomUUID(), personId },
		draft: {
			...{ title, provider: 'Tidewater Regional Academy', providerNumber: 'TRA-14', stateCourseNumber: null },
			...{ begunOn: on, completedOn: on, minutes, topics: topic ? [{ topic, minutes }] : [], category: null },
			...{ delivery: 'in-person', place: 'Room 2, Tidewater campus', instructor: null },
			...{
				instructorQualification: null,
				statement: 'A day with cases, practice in pairs, and a short test.'
			}
		},
		file: { name: 'certificate.pdf', bytes: demoCertificate(title) }
	};
	const entered = await enterOutside(context, entry);
	if (entered.kind === 'refused')
		throw new Error(`The demo's training was refused: ${JSON.stringify(entered)}`);
	return entered.outsideId;
}
