import type { Temporal } from 'temporal-polyfill';

const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

/** A day as a person says it: `30 November 2026`. Spelled out here so that no locale of a machine changes a record. */
export function dayInWords(day: Temporal.PlainDate): string {
	const known = words.get(day);
	if (known !== undefined) return known;
	const said = `${dayAndMonth(day)} ${day.year}`;
	words.set(day, said);
	return said;
}

/** A report says the same few days a million times. */
const words = new WeakMap<Temporal.PlainDate, string>();

/** How far off a due day is: `due today`, `due in 6 days, 30 November`, `3 days overdue`. The year appears when it is another one. */
export function dueInWords(due: Temporal.PlainDate, today: Temporal.PlainDate): string {
	const days = today.until(due, { largestUnit: 'day' }).days;
	if (days < 0) return `${counted(-days, 'day')} overdue`;
	if (days === 0) return 'due today';
	if (days === 1) return 'due tomorrow';
	const on = due.year === today.year ? dayAndMonth(due) : dayInWords(due);
	return `due in ${days} days, ${on}`;
}

/** A length of time: `45 minutes`, `1 hour 5 minutes`. Rounded up, so that nobody is promised less than it takes. */
export function minutesInWords(minutes: number): string {
	const whole = Math.max(0, Math.ceil(minutes));
	if (whole === 0) return 'less than a minute';
	const hours = Math.floor(whole / 60);
	const parts = [hours && counted(hours, 'hour'), whole % 60 && counted(whole % 60, 'minute')];
	return parts.filter(Boolean).join(' ');
}

/** A day of any year: `30 June`. */
export function dayAndMonth({ day, month }: Pick<Temporal.PlainDate, 'day' | 'month'>): string {
	return `${day} ${months[month - 1]}`;
}

/** `1 day`, `3 days`. */
export function counted(amount: number, noun: string): string {
	return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
