import { MOST_CHARACTERS } from '../draft-text.ts';
import { importAiken } from './aiken.ts';
import { cleanText } from './clean.ts';
import { importGift } from './gift.ts';
import { Losses, refused, type Format, type Imported } from './imported.ts';
import { importMoodle } from './moodle.ts';
import { importJson, importMarkdown, importPlain } from './own-text.ts';
import { recognise } from './recognise.ts';
import { importTwee } from './twee/twee.ts';

/**
 * Makes a draft of a text that comes from elsewhere. `fileName` may be empty; `as` says what it is where that cannot be
 * seen. Whatever the text holds, the answer is a draft with the list of what is not in it, or a sentence with a line.
 */
export function importText(text: string, fileName: string, as: Format | null = null): Imported {
	if (text.length > MOST_CHARACTERS)
		return refused(
			text.slice(0, MOST_CHARACTERS).split('\n').length,
			`This text has ${text.length} characters; ${MOST_CHARACTERS} is the most. Cut it into several files.`
		);
	const losses = new Losses();
	const cleaned = cleanText(text, losses);
	if (cleaned.trim() === '') return refused(1, 'There is no text here.');
	const format = as ?? recognise(cleaned, fileName);
	if (typeof format !== 'string') return format;
	const title = titleOf(fileName);
	const imported = readers[format](cleaned, title, losses);
	if (imported.kind === 'imported' && imported.text.length > MOST_CHARACTERS)
		return refused(
			1,
			`Written out as a draft this is longer than ${MOST_CHARACTERS} characters. Cut it into several files.`
		);
	return imported;
}

const readers: Record<Format, (text: string, title: string, losses: Losses) => Imported> = {
	twee: importTwee,
	gift: importGift,
	aiken: importAiken,
	moodle: importMoodle,
	markdown: importMarkdown,
	json: importJson,
	text: importPlain
};

/** The name of the file as a title, for texts that have none. */
function titleOf(fileName: string): string {
	const name = fileName
		.replace(/^.*[/\\]/, '')
		.replace(/(\.(twee3?|tw3?|gift|txt|xml|md|markdown|json))+$/i, '')
		.replace(/[\s_\p{Cc}]+/gu, ' ')
		.trim();
	return name.slice(0, 120) || 'Imported scenario';
}
