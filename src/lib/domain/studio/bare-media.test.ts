import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bareMedia } from './bare-media.ts';
import { mediaType, type MediaType } from './media-type.ts';
import { pageChecksum } from './media/bare-ogg.ts';
import { littleAt, numberAt, ofText, textAt } from './media/bytes.ts';
import {
	AAC,
	JPEG,
	movingWebp,
	MP3,
	photo,
	PNG,
	SECRET,
	segment,
	toldAac,
	toldM4a,
	toldMp3,
	toldOpus,
	toldPng,
	toldVorbis,
	toldWav,
	toldWebp,
	VTT,
	WEBP
} from './media/files-for-tests.ts';
import { orientationIn } from './media/orientation.ts';

const asText = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const bare = (bytes: Uint8Array) => {
	const left = bareMedia(bytes, mediaType(bytes) as MediaType);
	if (!(left instanceof Uint8Array)) throw new Error(String(left));
	return left;
};

const TOLD: [string, Uint8Array, string][] = [
	['a photo', photo(), asText(JPEG.subarray(20, JPEG.length - 2))],
	['a PNG', toldPng(), asText(PNG.subarray(33, PNG.length - 12))],
	['a WebP', toldWebp(), asText(WEBP.subarray(12))],
	['a WAV', toldWav(), asText(Uint8Array.from({ length: 200 }, (_, at) => at))],
	['an MP3', toldMp3, asText(MP3)],
	['AAC', toldAac, asText(AAC)],
	['a voice memo', toldM4a('soun'), 'sound itself'],
	['Opus', toldOpus(), 'sound itself'],
	['Vorbis', toldVorbis, '\x05vorbis set up']
];

describe.each(TOLD)('%s', (_, told, kept) => {
	it('keeps its picture or sound and nothing of what is told beside it', () => {
		expect(asText(told)).toContain(SECRET);
		const left = asText(bare(told));
		expect(left).not.toContain(SECRET);
		expect(left).not.toContain(SECRET.slice(0, 6));
		expect(left).toContain(kept);
	});

	it('is of the same type afterwards, and bare already', () => {
		expect(mediaType(bare(told))).toBe(mediaType(told));
		expect(bare(bare(told))).toEqual(bare(told));
	});

	it('is refused, not thrown at, when it ends anywhere', () => {
		const type = mediaType(told) as MediaType;
		for (let length = 0; length < told.length; length++) {
			const left = bareMedia(told.subarray(0, length), type);
			expect(left === null || left instanceof Uint8Array).toBe(true);
		}
	});
});

describe('which way up', () => {
	it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is kept of a photo, a PNG and a WebP', (orientation) => {
		const jpeg = bare(photo(orientation));
		const at = asText(jpeg).indexOf('Exif\0\0');
		expect(at < 0 ? 1 : orientationIn(jpeg.subarray(at + 6))).toBe(orientation);
		expect(at < 0).toBe(orientation === 1);
		for (const picture of [bare(toldPng(orientation)), bare(toldWebp(orientation))]) {
			const at = asText(picture).indexOf('MM\0*');
			expect(at < 0 ? 1 : orientationIn(picture.subarray(at))).toBe(orientation);
		}
	});

	it('is upright where the value is none', () => {
		expect(asText(bare(photo(9)))).not.toContain('Exif');
	});
});

it('keeps the colours of a photo and how they are coded', () => {
	const adobe = segment(0xee, ofText('Adobe\0\x64\0\0\0\0\x01'));
	const whole = photo();
	const withAdobe = Uint8Array.of(0xff, 0xd8, ...adobe, ...whole.subarray(2));
	expect(asText(bare(withAdobe))).toContain(asText(adobe));
	expect(asText(bare(withAdobe))).toContain('ICC_PROFILE\0\x01\x01colours');
});

it('says in the flags of a WebP what is left in it', () => {
	expect([bare(toldWebp(6))[20], bare(toldWebp(1))[20]]).toEqual([0x08, 0]);
	expect(textAt(bare(toldWebp(1)), 0, 4)).toBe('RIFF');
});

it('leaves the lengths of a voice memo alone, since places in it are counted from its beginning', () => {
	const told = toldM4a('soun');
	expect(bare(told)).toHaveLength(told.length);
	expect(asText(bare(told)).indexOf('mdat')).toBe(asText(told).indexOf('mdat'));
});

it.each([
	['a JPEG without a picture', segment(0xfe, ofText('x')), 'image/jpeg'],
	['a PNG without a picture', PNG.subarray(0, 33), 'image/png'],
	['a PNG that does not begin with its header', toldPng().subarray(33), 'image/png'],
	['a WebP that says it is longer', WEBP.subarray(0, WEBP.length - 1), 'image/webp'],
	['a WAV packed in a way of its own', toldWav(0x55), 'audio/wav'],
	['two streams in one Ogg file', toldOpus(8), 'audio/ogg'],
	['tags without sound', toldMp3.subarray(0, 33), 'audio/mpeg']
] as const)('refuses %s', (_, bytes, type) => {
	expect(bareMedia(bytes, type)).toBeNull();
});

it('does not take a picture that moves, and leaves captions as they are', () => {
	expect(bareMedia(movingWebp, 'image/webp')).toBe('moving');
	expect(bareMedia(VTT, 'text/vtt')).toBe(VTT);
});

it('gives the pages of an Ogg file their checksums, with which players begin', () => {
	// The check value of this CRC in the catalogue of parametrised CRC algorithms (CRC-32/CKSUM without its last step).
	expect(pageChecksum(ofText('123456789'))).toBe(0x89a1897f);
	const left = bare(toldOpus());
	const starts = [...asText(left).matchAll(/OggS/g)].map((match) => match.index);
	expect(starts).toHaveLength(3);
	for (const [index, from] of starts.entries()) {
		const page = left.slice(from, starts[index + 1]);
		const stored = littleAt(page, 22, 4);
		page.fill(0, 22, 26);
		expect(stored).toBe(pageChecksum(page));
	}
});

it('gives the chunk that it writes into a PNG its checksum', () => {
	const left = bare(toldPng(6));
	const at = asText(left).indexOf('eXIf');
	const length = numberAt(left, at - 4, 4);
	expect(numberAt(left, at + 4 + length, 4)).toBe(crc32(left.subarray(at, at + 4 + length)));
});
