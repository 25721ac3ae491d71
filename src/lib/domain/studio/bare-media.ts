import type { MediaType } from './media-type.ts';
import { bareJpeg } from './media/bare-jpeg.ts';
import { bareOgg } from './media/bare-ogg.ts';
import { barePng } from './media/bare-png.ts';
import { bareWav } from './media/bare-wav.ts';
import { bareWebp } from './media/bare-webp.ts';
import { bareMp4 } from './media/mp4.ts';
import { bareMpegAudio } from './media/mpeg-audio.ts';

/**
 * A file without what it tells beside its picture or sound. A trainer's phone writes into every photo where it was
 * taken, and into every recording when and often where. `moving` for a picture that moves, null for a damaged file.
 */
export function bareMedia(bytes: Uint8Array, type: MediaType): Uint8Array | 'moving' | null {
	switch (type) {
		case 'image/jpeg':
			return bareJpeg(bytes);
		case 'image/png':
			return barePng(bytes);
		case 'image/webp':
			return bareWebp(bytes);
		case 'audio/wav':
			return bareWav(bytes);
		case 'audio/ogg':
			return bareOgg(bytes);
		case 'audio/mp4':
			return bareMp4(bytes);
		case 'audio/mpeg':
		case 'audio/aac':
			return bareMpegAudio(bytes);
		case 'text/vtt':
			return bytes;
		default:
			return type satisfies never;
	}
}
