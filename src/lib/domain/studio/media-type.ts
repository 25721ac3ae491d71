// What a file is, told from its bytes alone: a name and a declared type are what the sender says.

import { isMpegAudio, startOfMpeg } from './media/mpeg-audio.ts';
import { hasOnlySound } from './media/mp4.ts';
import { startsWith, textAt } from './media/bytes.ts';

export type MediaKind = 'picture' | 'audio' | 'captions';

export const MEDIA_TYPES = {
	'image/png': 'picture',
	'image/jpeg': 'picture',
	'image/webp': 'picture',
	'audio/mpeg': 'audio',
	'audio/aac': 'audio',
	'audio/mp4': 'audio',
	'audio/ogg': 'audio',
	'audio/wav': 'audio',
	'text/vtt': 'captions'
} as const satisfies Record<string, MediaKind>;

export type MediaType = keyof typeof MEDIA_TYPES;

/** What people bring that is not taken, each with its own way out. */
export type Foreign = 'gif' | 'drawing' | 'phone-picture' | 'video' | 'unknown';

/** The type of a file's content, or why it is none of ours. */
export function mediaType(bytes: Uint8Array): MediaType | Foreign {
	if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
	if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
	if (textAt(bytes, 0, 4) === 'RIFF') return riffType(textAt(bytes, 8, 4));
	if (textAt(bytes, 0, 4) === 'OggS') return oggType(bytes);
	if (textAt(bytes, 4, 4) === 'ftyp') return mp4Type(bytes);
	if (/^GIF8[79]a$/.test(textAt(bytes, 0, 6))) return 'gif';
	if (textAt(bytes, 0, 4) === '\x1a\x45\xdf\xa3') return 'video';
	const sound = isMpegAudio(bytes, startOfMpeg(bytes));
	return sound ?? textType(bytes);
}

function riffType(form: string): MediaType | Foreign {
	if (form === 'WEBP') return 'image/webp';
	if (form === 'WAVE') return 'audio/wav';
	return form === 'AVI ' ? 'video' : 'unknown';
}

/** The first packet says which codec it is; it stands behind a header of 27 bytes and one for each segment. */
function oggType(bytes: Uint8Array): MediaType | Foreign {
	const at = 27 + (bytes[26] ?? 0);
	if (textAt(bytes, at, 8) === 'OpusHead' || textAt(bytes, at, 7) === '\x01vorbis') return 'audio/ogg';
	return textAt(bytes, at, 7) === '\x80theora' ? 'video' : 'unknown';
}

function mp4Type(bytes: Uint8Array): MediaType | Foreign {
	if (/^(heic|heix|hevc|heim|heis|mif1|msf1|avif|avis)$/.test(textAt(bytes, 8, 4))) return 'phone-picture';
	const onlySound = hasOnlySound(bytes);
	if (onlySound === null) return 'unknown';
	return onlySound ? 'audio/mp4' : 'video';
}

function textType(bytes: Uint8Array): MediaType | Foreign {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return 'unknown';
	}
	if (/^WEBVTT(?=[ \t\r\n]|$)/.test(text)) return text.includes('\0') ? 'unknown' : 'text/vtt';
	return /^\s*<(\?xml|!doctype|!--|svg|html)/i.test(text) ? 'drawing' : 'unknown';
}
