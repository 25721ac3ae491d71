import type { Change } from '../difference.ts';
import type { Scenario } from '../scenario.ts';
import { changesAmong, type Names } from './change.ts';

/** What changed in what is said of a scenario as a whole. */
export function compareAbout(before: Scenario | null, after: Scenario, names: Names): Change[] {
	const of = (read: (scenario: Scenario) => string): [string, string] => [
		before ? read(before) : '',
		read(after)
	];
	return changesAmong([
		['Title', ...of(({ title }) => title)],
		['Minutes', ...of(({ minutes }) => String(minutes))],
		['Content note', ...of(({ contentNote }) => contentNote)],
		['Summary', ...of(({ summary }) => summary)],
		['Modules it practices', ...of(({ practices }) => practices.join(', '))],
		['Pass mark', ...of(({ passPercent }) => `${passPercent}%`)],
		['First scene', before ? names.before(before.start) : '', names.after(after.start)],
		['Language', ...of(({ language }) => language)]
	]);
}
