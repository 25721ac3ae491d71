import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { SessionHours } from './session.ts';

/** The day on which a session counts: the one of its last minute, so that one that ends at midnight is not the next day's. */
export const taughtOn = ({ endsAt }: Pick<SessionHours, 'endsAt'>, timeZone: string): Temporal.PlainDate =>
	localDay(endsAt.subtract({ minutes: 1 }), timeZone);
