// Files as phones and programs make them, small: every place where they tell more than their picture or sound carries SECRET.

import { bigEndian, joined, littleEndian, ofText } from './bytes.ts';
import { writeChunks } from './riff.ts';

export const SECRET = 'Elm Street 12';
const secret = ofText(SECRET);
const zeros = (length: number) => new Uint8Array(length);
const fromBase64 = (text: string) => ofText(atob(text));

/** 8 × 4 pixels, red on the left and blue on the right, as Chromium writes it. */
export const JPEG = fromBase64(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAEAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAXEAEAAwAAAAAAAAAAAAAAAAAABEKB/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAaEQAABwAAAAAAAAAAAAAAAAAAAQIFNIGx/9oADAMBAAIRAxEAPwCBKroCk3x03pg5SVVhD//Z'
);
const VP8 = fromBase64('cAIAnQEqCAAEAAKAQiWoAnRyAPsAr//cAAcGAAD+8CbzTfCeDKg8rr/0qAdUA+tz5fKsl+d+mByKKkAA');
export const PNG = fromBase64(
	'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAYAAACzzX7wAAAAKUlEQVR4AaTKMQ0AAAgDQVIllYAEpCIFZ2XtxsAntz0mKcdqOcTRf1gAAAD//xKm99AAAAAGSURBVAMAT3EQQWs/QjUAAAAASUVORK5CYII='
);

/** EXIF of a phone that was held sideways: its maker's name is an address. */
export const tiff = (orientation: number) =>
	joined([
		...[ofText('II'), littleEndian(42, 2), littleEndian(8, 4), littleEndian(2, 2)],
		...[littleEndian(0x010f, 2), littleEndian(2, 2), littleEndian(secret.length, 4), littleEndian(38, 4)],
		...[littleEndian(0x0112, 2), littleEndian(3, 2), littleEndian(1, 4), littleEndian(orientation, 4)],
		...[littleEndian(0, 4), secret]
	]);

export const segment = (marker: number, ...data: Uint8Array[]) => {
	const whole = joined(data);
	return joined([Uint8Array.of(0xff, marker), bigEndian(whole.length + 2, 2), whole]);
};

/** A photo with everything that phones and picture programs put beside the picture. */
export const photo = (orientation = 6) =>
	joined([
		Uint8Array.of(0xff, 0xd8),
		segment(0xe1, ofText('Exif\0\0'), tiff(orientation)),
		segment(0xe0, ofText('JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01'), secret.subarray(0, 6)),
		segment(0xe0, ofText('JFXX\0\x10'), secret),
		segment(0xe1, ofText('http://ns.adobe.com/xap/1.0/\0'), secret),
		segment(0xe2, ofText('MPF\0'), secret),
		segment(0xe2, ofText('ICC_PROFILE\0\x01\x01colours')),
		segment(0xed, ofText('Photoshop 3.0\0'), secret),
		segment(0xfe, secret),
		JPEG.subarray(20),
		secret
	]);

export const chunk = (type: string, data: Uint8Array) =>
	joined([bigEndian(data.length, 4), ofText(type), data, zeros(4)]);

/** A PNG with texts, a date, EXIF and what makes it move. */
export const toldPng = (orientation = 6) =>
	joined([
		PNG.subarray(0, 33),
		...[chunk('tEXt', secret), chunk('zTXt', secret), chunk('iTXt', secret), chunk('tIME', zeros(7))],
		...[chunk('eXIf', tiff(orientation)), chunk('gAMA', bigEndian(45455, 4)), chunk('acTL', secret)],
		...[PNG.subarray(33, PNG.length - 12), chunk('prVt', secret), PNG.subarray(PNG.length - 12), secret]
	]);

export const WEBP = writeChunks('WEBP', [{ id: 'VP8 ', data: VP8 }]);

const extended = (flags: number) => ({ id: 'VP8X', data: Uint8Array.of(flags, 0, 0, 0, 7, 0, 0, 3, 0, 0) });

export const toldWebp = (orientation = 6) =>
	joined([
		writeChunks('WEBP', [
			...[extended(0x0c), { id: 'VP8 ', data: VP8 }],
			...[
				{ id: 'EXIF', data: joined([ofText('Exif\0\0'), tiff(orientation)]) },
				{ id: 'XMP ', data: secret }
			],
			{ id: 'what', data: secret }
		]),
		secret
	]);

export const movingWebp = writeChunks('WEBP', [
	...[extended(0x02), { id: 'ANIM', data: zeros(6) }],
	{ id: 'ANMF', data: zeros(16) }
]);

/** A hundred samples of a WAV with a list of facts and a note of the broadcaster. */
export const toldWav = (format = 1) =>
	writeChunks('WAVE', [
		{ id: 'bext', data: secret },
		{
			id: 'fmt ',
			data: joined([
				...[littleEndian(format, 2), littleEndian(1, 2), littleEndian(8000, 4), littleEndian(16_000, 4)],
				...[littleEndian(2, 2), littleEndian(16, 2)]
			])
		},
		{ id: 'LIST', data: joined([ofText('INFO'), secret]) },
		{ id: 'data', data: Uint8Array.from({ length: 200 }, (_, at) => at) }
	]);

/** Frames of 128 kilobits a second at 44,100 Hz, silent. */
export const MP3 = joined(
	Array.from({ length: 3 }, () => joined([Uint8Array.of(0xff, 0xfb, 0x90, 0), zeros(413)]))
);
const id3 = joined([ofText('ID3\x04\0\0'), Uint8Array.of(0, 0, 0, secret.length + 10), secret, zeros(10)]);
const ape = joined([
	secret,
	...[ofText('APETAGEX'), littleEndian(2000, 4), littleEndian(secret.length + 32, 4), zeros(16)]
]);
export const toldMp3 = joined([id3, MP3, ape, ofText('TAG'), secret, zeros(125 - secret.length)]);

export const AAC = joined(
	Array.from({ length: 3 }, () =>
		joined([Uint8Array.of(0xff, 0xf1, 0x50, 0x80, 0x04, 0x1f, 0xfc), zeros(25)])
	)
);
export const toldAac = joined([id3, AAC]);

const box = (type: string, ...inside: Uint8Array[]) => {
	const data = joined(inside);
	return joined([bigEndian(data.length + 8, 4), ofText(type), data]);
};
const track = (handler: string) =>
	box(
		'trak',
		box('tkhd', zeros(4), secret, zeros(84 - secret.length)),
		box('mdia', box('hdlr', zeros(8), ofText(handler), zeros(13))),
		box('udta', secret)
	);

/** A voice memo, which a phone names by where it was recorded; with more than one handler, a film. */
export const toldM4a = (...handlers: string[]) =>
	joined([
		box('ftyp', ofText('M4A \0\0\0\0')),
		box('moov', box('mvhd', zeros(100)), ...handlers.map(track), box('udta', box('meta', secret))),
		box('free', secret),
		box('mdat', ofText('sound itself')),
		box('uuid', secret)
	]);

const page = (sequence: number, packets: Uint8Array[], serial = 7) => {
	const lacing = packets.flatMap(({ length }) => [
		...Array<number>(Math.floor(length / 255)).fill(255),
		length % 255
	]);
	return joined([
		...[ofText('OggS\0'), Uint8Array.of(sequence === 0 ? 2 : 0), zeros(8), littleEndian(serial, 4)],
		...[
			littleEndian(sequence, 4),
			zeros(4),
			Uint8Array.of(lacing.length),
			Uint8Array.from(lacing),
			...packets
		]
	]);
};
const comments = (...ends: Uint8Array[]) => [
	...[littleEndian(3, 4), ofText('enc'), littleEndian(1, 4), littleEndian(secret.length, 4), secret, ...ends]
];

/** `serial` other than 7 makes a second stream of the last page. */
export const toldOpus = (serial = 7) =>
	joined([
		page(0, [joined([ofText('OpusHead'), zeros(11)])]),
		page(1, [joined([ofText('OpusTags'), ...comments(zeros(300), secret)])]),
		page(2, [ofText('sound itself')], serial)
	]);

export const toldVorbis = joined([
	page(0, [joined([ofText('\x01vorbis'), zeros(23)])]),
	page(1, [joined([ofText('\x03vorbis'), ...comments(Uint8Array.of(1))]), ofText('\x05vorbis set up')]),
	page(2, [ofText('sound itself')])
]);

export const VTT = new TextEncoder().encode('WEBVTT\n\n00:00.000 --> 00:02.000\nWho is there?\n');
