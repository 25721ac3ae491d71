import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { AgencyDetail } from '#lib/domain/compliance/agency/agency.ts';
import type { HeldThen, Reportable } from '#lib/server/compliance/filing/queries.ts';

export type Training = Reportable & HeldThen;

/** What every sheet of a month says. */
export interface SheetHead {
	departmentName: string;
	agency: AgencyDetail;
	/** `November 2026` */
	month: string;
	/** When it was printed from the records. */
	printedAt: Temporal.Instant;
	timeZone: string;
}

export const nameOf = ({ familyName, givenName }: HeldThen) => `${familyName}, ${givenName}`;

/** `November 2026` */
export const monthInWords = (month: Temporal.PlainYearMonth) =>
	dayInWords(month.toPlainDate({ day: 1 })).replace(/^1 /, '');

/** `0.50`: hours as states write them. */
export const hoursOf = (minutes: number) => (minutes / 60).toFixed(2);

/** Who and where an agency is, as a state asks for it. */
export const agencyFacts = ({ departmentName, agency }: SheetHead): [name: string, value: string][] => [
	['Agency', departmentName],
	...(agency.ori ? [['ORI', agency.ori] as [string, string]] : []),
	...(agency.stateAgencyNumber
		? [['State agency number', agency.stateAgencyNumber] as [string, string]]
		: []),
	...(agency.address ? [['Address', agency.address] as [string, string]] : [])
];
