import { Temporal } from 'temporal-polyfill';
import { must } from './broken.ts';
import { FORMAT, isObject, objectIn } from './pack-format.ts';

/** What pack.json says the pack is of. */
export interface PackFacts {
	departmentId: string;
	departmentName: string;
	/** Local days, and the moment before and after which an entry is outside of them. */
	from: string;
	to: string;
	begins: string;
	ends: string;
	asOf: string;
	/** A pack of one officer holds only the entries that are theirs. */
	personId: string | null;
	withheld: { kind: string; entries: number }[];
}

/** Reads pack.json. @throws Broken */
export function readFacts(text: string): PackFacts {
	const pack = objectIn(text);
	must(pack && pack['format'] === FORMAT, 'pack.json cannot be read.');
	const { department, period, asOf, person = null, withheld = {} } = pack;
	must(
		isObject(department) && isObject(period) && typeof asOf === 'string' && isObject(withheld),
		'pack.json does not say whose pack it is, of which days and as of when.'
	);
	const { id, name, timeZone } = department;
	const { from, to } = period;
	must(
		[id, name, timeZone, from, to].every((value) => typeof value === 'string'),
		'pack.json does not say whose pack it is, of which days and as of when.'
	);
	const personId = isObject(person) ? person['id'] : null;
	must(personId === null || typeof personId === 'string', 'pack.json does not say whose pack it is.');
	return {
		...{ departmentId: id as string, departmentName: name as string },
		...{ from: from as string, to: to as string, asOf, personId },
		begins: midnight(from as string, timeZone as string, 0),
		ends: midnight(to as string, timeZone as string, 1),
		withheld: Object.entries(withheld).map(([kind, entries]) => ({ kind, entries: Number(entries) }))
	};
}

/** The moment at which a local day begins, as entries write it. */
function midnight(day: string, timeZone: string, later: number): string {
	try {
		const date = Temporal.PlainDate.from(day).add({ days: later });
		return date.toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 });
	} catch {
		must(false, `pack.json names a day or a time zone that is none: ${day}, ${timeZone}.`);
	}
}
