import { checkBlame } from './check-blame.ts';
import { checkCoach } from './check-coach.ts';
import { checkPauses, isIntense } from './check-pauses.ts';
import { checkPersonalData } from './check-personal-data.ts';
import type { Report } from '../problem.ts';
import type { Place, Scene } from '../scenario.ts';

/** What the header says of its content, and where. */
export interface ContentNote {
	text: string;
	at?: Place;
}

/** Checks a scenario’s words, and pauses near what is hard to read. */
export function checkLanguage(
	text: string,
	scenes: readonly Scene[],
	note: ContentNote,
	report: Report
): void {
	checkWords(text, scenes, note, report);
	checkPauses(scenes, report);
}

/** Checks personal data, blaming words, missing coach’s words, and a content note that says nothing. */
export function checkWords(text: string, scenes: readonly Scene[], note: ContentNote, report: Report): void {
	checkPersonalData(text, report);
	checkBlame(text, scenes, report);
	checkCoach(scenes, report);
	if (/^(none|no|nothing|n\/?a|-)\.?$/i.test(note.text) && scenes.some(isIntense)) {
		report.add(
			'content-note-empty',
			note.at ?? { line: 1 },
			'The text speaks of violence; say so in the content note.'
		);
	}
}
