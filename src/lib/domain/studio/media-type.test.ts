import { expect, it } from 'vitest';
import { mediaType } from './media-type.ts';
import { joined, ofText } from './media/bytes.ts';
import {
	AAC,
	JPEG,
	movingWebp,
	MP3,
	photo,
	PNG,
	toldAac,
	toldM4a,
	toldMp3,
	toldOpus,
	toldVorbis,
	toldWav,
	VTT,
	WEBP
} from './media/files-for-tests.ts';

const text = (words: string) => new TextEncoder().encode(words);

it.each([
	['a PNG', PNG, 'image/png'],
	['a JPEG', JPEG, 'image/jpeg'],
	['a photo', photo(), 'image/jpeg'],
	['a WebP', WEBP, 'image/webp'],
	['a moving WebP', movingWebp, 'image/webp'],
	['a WAV', toldWav(), 'audio/wav'],
	['an MP3', MP3, 'audio/mpeg'],
	['an MP3 with a title', toldMp3, 'audio/mpeg'],
	['AAC', AAC, 'audio/aac'],
	['AAC with a title', toldAac, 'audio/aac'],
	['a voice memo', toldM4a('soun'), 'audio/mp4'],
	['Opus', toldOpus(), 'audio/ogg'],
	['Vorbis', toldVorbis, 'audio/ogg'],
	['captions', VTT, 'text/vtt'],
	['captions with a mark of the byte order', text('\ufeffWEBVTT - Call\n'), 'text/vtt'],
	['a GIF', text('GIF89a\x01\0\x01\0'), 'gif'],
	['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'drawing'],
	['an SVG behind a declaration', text(' \n<?xml version="1.0"?><svg/>'), 'drawing'],
	['an SVG behind a mark of the byte order', text('\ufeff<svg/>'), 'drawing'],
	['a page', text('<!DOCTYPE html><script>alert(1)</script>'), 'drawing'],
	['a phone’s picture', ofText('\0\0\0\x18ftypheic\0\0\0\0'), 'phone-picture'],
	['an AVIF', ofText('\0\0\0\x18ftypavif\0\0\0\0'), 'phone-picture'],
	['a film', toldM4a('vide', 'soun'), 'video'],
	['a film of the browser’s kind', ofText('\x1a\x45\xdf\xa3webm'), 'video'],
	['an AVI', ofText('RIFF\0\0\0\0AVI '), 'video'],
	['captions that go on as something else', text('WEBVTTX\n'), 'unknown'],
	['captions with a NUL', text('WEBVTT\n\0'), 'unknown'],
	['captions that are no UTF-8', joined([text('WEBVTT\n'), Uint8Array.of(0xff)]), 'unknown'],
	['plain words', text('Hello'), 'unknown'],
	['a PDF', text('%PDF-1.7'), 'unknown'],
	['a program', ofText('MZ\x90\0\x03'), 'unknown'],
	['an MP3 of one frame with more behind it', joined([MP3.subarray(0, 417), text('<svg/>')]), 'unknown'],
	['an MP4 without a track', toldM4a(), 'unknown'],
	['nothing', new Uint8Array(0), 'unknown'],
	['two bytes', Uint8Array.of(0xff, 0xd8), 'unknown']
])('tells %s by its bytes', (_, bytes, expected) => {
	expect(mediaType(bytes)).toBe(expected);
});

it('reads any beginning of any file without throwing', () => {
	for (const whole of [photo(), PNG, WEBP, toldWav(), toldMp3, toldM4a('soun'), toldOpus(), VTT])
		for (let length = 0; length <= whole.length; length++) mediaType(whole.subarray(0, length));
});
