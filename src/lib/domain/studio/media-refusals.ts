import type { Foreign } from './media-type.ts';

/** What the program takes in one request leaves so much for a file. */
export const MOST_BYTES = 480 * 1024;

export type MediaRefusal =
	| Foreign
	| 'moving'
	| 'damaged'
	| 'too-large'
	| 'empty'
	| 'name-missing'
	| 'description-missing'
	| 'transcript-missing';

const TAKEN = 'Pictures can be PNG, JPEG or WebP; recordings MP3, M4A, AAC, Ogg or WAV; captions WebVTT.';

/** Why a file is not taken, and what to do, in a sentence or two. */
export const MEDIA_REFUSALS: Record<MediaRefusal, string> = {
	gif: `A GIF may move, and nobody can stop it. Save the picture as PNG. ${TAKEN}`,
	drawing: `This is a drawing or a page that could run as a program (SVG, HTML). Save it as PNG. ${TAKEN}`,
	'phone-picture': `This is a phone’s own kind of picture (HEIC or AVIF), which many screens cannot show. Save it as JPEG. ${TAKEN}`,
	video: `Videos are too large to be kept here. Take a picture from it, or its sound. ${TAKEN}`,
	unknown: `What is in this file is none of the kinds that can be shown, whatever its name says. ${TAKEN}`,
	moving: 'This picture moves, and nobody can stop it. Save one moment of it as a picture that stands still.',
	damaged: 'This file ends too early or contradicts itself. Open it, save it again, and try that.',
	'too-large':
		'A file can have at most 480 KB. Make the picture smaller (1,200 pixels wide is plenty), or the recording shorter.',
	empty: 'There is nothing in this file.',
	'name-missing': 'Give it a name that other trainers find it by.',
	'description-missing': 'Say what the picture shows, for officers who do not see it.',
	'transcript-missing': 'Write down what is heard, for officers who do not hear it.'
};
