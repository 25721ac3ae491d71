import { mediaAddress } from './shown-media.ts';
import type { MediaKind } from './media-type.ts';

/** The line that puts a picture or a recording into a scene, with its description or its words, to be pasted. */
export function mediaLine({ kind, hash, said }: { kind: MediaKind; hash: string; said: string }): string {
	const address = mediaAddress(hash);
	const words = said.replace(/\s+/g, ' ').trim();
	switch (kind) {
		case 'picture':
			return `![${words.replace(/[\\[\]*_`<&!~|]/g, '\\$&')}](${address})`;
		case 'audio':
			return `::audio{src=${address} transcript="${words.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"}`;
		case 'captions':
			return address;
		default:
			return kind satisfies never;
	}
}
