import type { RequirementWords } from './requirement-words.ts';

type Part = keyof RequirementWords;

const PARTS: [Part, string][] = [
	['who', 'Who'],
	['items', 'Modules and scenarios'],
	['hours', 'Hours'],
	['outside', 'Training from elsewhere'],
	['cycle', 'How often'],
	['often', 'Days'],
	['attempts', 'Attempts'],
	['after', 'Afterwards']
];

/** What a version says otherwise than the one before it: lines that went and lines that came, by part. */
export function versionChanges(before: RequirementWords, after: RequirementWords) {
	return PARTS.flatMap(([part, label]) => {
		const [old, now] = [[before[part]].flat(), [after[part]].flat()];
		const gone = old.filter((line) => !now.includes(line));
		const added = now.filter((line) => !old.includes(line));
		return gone.length + added.length > 0 ? [{ label, gone, added }] : [];
	});
}
