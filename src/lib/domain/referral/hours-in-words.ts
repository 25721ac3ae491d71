import type { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Hours, type Weekday } from './service.ts';

const DAY: Record<Weekday, string> = {
	mon: 'Monday',
	tue: 'Tuesday',
	wed: 'Wednesday',
	thu: 'Thursday',
	fri: 'Friday',
	sat: 'Saturday',
	sun: 'Sunday'
};

const ZONE: Record<string, string> = {
	'America/New_York': 'Eastern time',
	'America/Chicago': 'Central time',
	'America/Denver': 'Mountain time',
	'America/Los_Angeles': 'Pacific time'
};

/** Opening hours as a person says them: `Monday to Friday, 10 a.m. to 6 p.m. Eastern time`; null stays unknown. */
export function hoursInWords(hours: Hours): string | null {
	if (!hours) return null;
	if ('always' in hours) return '24 hours, every day';
	const zone = ZONE[hours.timeZone] ?? `(${hours.timeZone})`;
	return `${daysInWords(hours.days)}, ${clock(hours.opens)} to ${clock(hours.closes)} ${zone}`;
}

function daysInWords(days: Weekday[]): string {
	const places = days.map((day) => WEEKDAYS.indexOf(day)).sort((a, b) => a - b);
	if (places.length === WEEKDAYS.length) return 'Every day';
	const names = places.map((place) => DAY[WEEKDAYS[place]!]);
	const isRun = places.every((place, index) => index === 0 || place === places[index - 1]! + 1);
	if (isRun && names.length > 2) return `${names[0]} to ${names.at(-1)}`;
	return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'No day');
}

function clock(time: Temporal.PlainTime): string {
	const minutes = time.minute ? `:${String(time.minute).padStart(2, '0')}` : '';
	return `${time.hour % 12 || 12}${minutes} ${time.hour < 12 ? 'a.m.' : 'p.m.'}`;
}
