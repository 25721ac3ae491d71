import { localDay } from '#lib/domain/calendar/local-day.ts';
import { decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import { listMonth } from '#lib/server/certificate/sheets/month-sheets.ts';
import { monthInWords } from '#lib/server/certificate/sheets/sheet.ts';
import { answering } from '#routes/answer.ts';
import { monthFrom, sheetHref } from './sheet-request.ts';
import type { PageServerLoadEvent } from './$types';

/** A page of a large department is no list of everybody. */
const MOST_SHOWN = 200;

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const today = localDay(locals.now, locals.actor.timeZone);
	// A month is signed when it is over.
	const month = monthFrom(url, today.subtract({ months: 1 }).toPlainYearMonth());
	const { officers, courses } = await listMonth(locals, month);
	const search = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const words = search.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
	const found = officers.filter((trainings) => {
		const { givenName, familyName, stateOfficerId } = trainings.at(-1)!;
		const text = [givenName, familyName, stateOfficerId].join(' ').toLocaleLowerCase('en');
		return words.every((word) => text.includes(word));
	});
	const shown = found.slice(0, MOST_SHOWN);
	const of = (sheet: string, more: Record<string, string> = {}) =>
		sheetHref({ sheet, month: month.toString(), ...more });
	const sum = (trainings: readonly { minutes: number }[]) =>
		decimalHours(trainings.reduce((minutes, training) => minutes + training.minutes, 0));
	return {
		...{ month: month.toString(), latest: today.toPlainYearMonth().toString(), inWords: monthInWords(month) },
		...{ allAffidavits: of('affidavit'), allRosters: of('roster') },
		search,
		further: found.length - shown.length,
		officers: shown.map((trainings) => {
			const { personId, familyName, givenName, stateOfficerId } = trainings.at(-1)!;
			return {
				...{ name: `${familyName}, ${givenName}`, stateId: stateOfficerId ?? '—' },
				...{ count: trainings.length, hours: sum(trainings), href: of('affidavit', { person: personId }) }
			};
		}),
		courses: courses.map((trainings) => {
			const { title, stateCourseNumber } = trainings[0]!;
			return {
				...{ title, number: stateCourseNumber ?? '—', count: trainings.length },
				href: of('roster', { course: title })
			};
		})
	};
});
