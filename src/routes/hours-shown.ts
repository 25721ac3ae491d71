import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import {
	CREDIT_SOURCES,
	decimalHours,
	hoursInWords,
	progressInWords
} from '#lib/domain/compliance/hours/hours-words.ts';
import type { HoursCycle, HoursLedger, HoursLine } from '#lib/server/compliance/hours/hours-ledger.ts';

/** Somebody's hours as their pages show them. */
export const hoursShown = ({ lines, apart, cycles }: HoursLedger) => ({
	cycles: cycles.map(cycleShown),
	lines: lines.map((line) => ({
		...entryShown(line),
		measured: measuredInWords(line),
		topics: line.topics.map(topicInWords).join(', ') || '—',
		counts: line.counts.map(countInWords)
	})),
	apart: apart.map((entry) => ({ ...entryShown(entry), why: entry.apart }))
});

const entryShown = ({ on, source, title, detail, approved }: HoursLedger['apart'][number] | HoursLine) => ({
	on: dayInWords(on),
	source: CREDIT_SOURCES[source],
	title,
	detail,
	approved: decimalHours(approved)
});

/** What nobody measured is told by how it is known. */
const measuredInWords = ({ source, measured }: HoursLine) =>
	source === 'module' ? decimalHours(measured) : source === 'session' ? 'signed' : 'attested';

const topicInWords = ({ title, minutes }: { title: string; minutes: number }) =>
	`${title} ${decimalHours(minutes)}`;

/** `2 hours · Forty hours in two years, cycle 1 January 2026 to 31 December 2027 · Firearms 1.5` */
function countInWords({ title, cycle, version, minutes, topics, completes }: HoursLine['counts'][number]) {
	const under = [`${title}, version ${version}`, cycle, ...topics.map(topicInWords)].join(' · ');
	const done = completes ? `completes ${completes}` : null;
	return {
		hours: minutes > 0 || !done ? hoursInWords(minutes) : done,
		under: minutes > 0 && done ? `${under} · ${done}` : under
	};
}

const cycleShown = (cycle: HoursCycle) => ({
	title: cycle.title,
	lead: `${cycle.citation} · ${cycle.cycle}`,
	...{ value: Math.min(cycle.needed, cycle.credited + cycle.carried), max: Math.max(1, cycle.needed) },
	words: progressInWords(cycle),
	rule: `Version ${cycle.version} asks for ${cycle.need}.`,
	facts: [
		{ term: 'Credited in this cycle', value: hoursInWords(cycle.credited) },
		...(cycle.carried > 0
			? [{ term: 'Carried over from the cycle before', value: hoursInWords(cycle.carried) }]
			: []),
		{ term: 'Asked in this cycle', value: hoursInWords(cycle.needed) },
		...cycle.topics.map(({ title, needed, credited }) => ({
			term: title,
			value: needed > 0 ? `${decimalHours(credited)} of ${hoursInWords(needed)}` : hoursInWords(credited)
		})),
		{ term: 'Complete', value: cycle.completedOn ? `on ${dayInWords(cycle.completedOn)}` : 'not yet' }
	],
	missing: cycle.missing
});
