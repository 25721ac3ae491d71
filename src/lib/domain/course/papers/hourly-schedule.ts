import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { partsOf, sumOf, type Course } from './course.ts';

/**
 * The hourly schedule as Markdown: every part with its place on the clock of the whole course, hour by hour. A part that
 * runs over the hour stands where it begins.
 */
export function hourlySchedule(course: Course): string {
	const parts = partsOf(course);
	const rows: { hour: number; line: string }[] = [];
	let at = 0;
	for (const { title, minutes } of parts) {
		const hour = Math.floor(at / 60) + 1;
		rows.push({ hour, line: `| ${clock(at)} | ${clock(at + minutes)} | ${title} | ${minutes} |` });
		at += minutes;
	}
	const hours = [...new Set(rows.map(({ hour }) => hour))];
	return [
		'# Hourly schedule',
		`${minutesInWords(sumOf(parts))} in all. Self-paced: the clock runs only while an officer is at it, and may be stopped after any part.`,
		...hours.flatMap((hour) => [
			`## Hour ${hour}`,
			[
				'| From | To | Part | Minutes |',
				'| --- | --- | --- | --- |',
				...rows.filter((row) => row.hour === hour).map(({ line }) => line)
			].join('\n')
		])
	].join('\n\n');
}

/** 75 → 1:15 */
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
