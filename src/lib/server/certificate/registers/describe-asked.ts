import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { Asked, Register } from '#lib/server/compliance/registers/register.ts';

/** What a filter can be chosen from, with the names of what was chosen. */
export interface Choices {
	units: readonly { id: string; name: string }[];
	requirements: readonly { id: string; title: string }[];
	modules: readonly { code: string; title: string }[];
}

/**
 * What a list holds and leaves out, in words: one that does not say so is no evidence.
 * @param search what was searched for as it may stand there; the ledger holds no names
 */
export function describeAsked(
	{ controls, states, columns, order }: Register,
	{ filter, people }: Asked,
	{ units, requirements, modules }: Choices,
	search: string
): string {
	const { unitId, requirementId, module, state, from, to } = filter;
	const knows = (control: (typeof controls)[number]) => controls.length === 0 || controls.includes(control);
	const named = <T>(all: readonly T[], is: (one: T) => boolean, name: (one: T) => string) => {
		const found = all.find(is);
		return found ? name(found) : 'unknown';
	};
	const by = columns.find(({ name, sorts }) => sorts && name === filter.sort)?.name ?? order.sort;
	const sorted = columns.find(({ name }) => name === by)?.label?.toLowerCase() ?? by;
	const parts = [
		...(people ? ['the own unit'] : []),
		...(requirementId && knows('requirement')
			? [
					`requirement: ${named(
						requirements,
						({ id }) => id === requirementId,
						({ title }) => title
					)}`
				]
			: []),
		...(unitId && knows('unit')
			? [
					`unit: ${named(
						units,
						({ id }) => id === unitId,
						({ name }) => name
					)}`
				]
			: []),
		...(module && knows('module')
			? [
					`module: ${named(
						modules,
						({ code }) => code === module,
						({ code, title }) => `${code} ${title}`
					)}`
				]
			: []),
		...(state && knows('state')
			? [`state: ${states.find(({ value }) => value === state)?.label.toLowerCase() ?? state}`]
			: []),
		...(knows('days') ? [daysInWords(from, to)] : []).filter((words) => words !== null),
		...(search ? [`containing “${search}”`] : [])
	];
	const what = parts.length > 0 ? parts.join('; ') : 'no filter';
	return `${what}; sorted by ${sorted}${filter.descending ? ', last first' : ''}`;
}

function daysInWords(from: Temporal.PlainDate | null, to: Temporal.PlainDate | null): string | null {
	if (from && to && Temporal.PlainDate.compare(to, from) < 0) return 'no day';
	if (from && to) return `from ${dayInWords(from)} to ${dayInWords(to)}`;
	if (from) return `from ${dayInWords(from)}`;
	return to ? `up to ${dayInWords(to)}` : null;
}
