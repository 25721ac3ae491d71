import type { Block, Scenario } from '#lib/domain/scenario/scenario.ts';

/** Where a department's own pictures and recordings are, by the hash of their bytes. */
export const mediaAddress = (hash: string) => `/media/${hash}`;

/** The hash in an address of the department's media; null for any other address. */
export const mediaHash = (address: string) => /^\/media\/([0-9a-f]{64})$/.exec(address)?.[1] ?? null;

/** The addresses of everything that a scenario shows or plays, each once. */
export const shownMedia = ({ scenes }: Scenario): string[] => [
	...new Set(scenes.flatMap(({ blocks }) => blocks.flatMap(addressesOf)))
];

/**
 * The addresses of what a scenario shows and a department does not have: officers would not see it.
 * @param kept the hashes of the department's media
 */
export const missingMedia = (scenario: Scenario | null, kept: readonly string[]): string[] =>
	scenario ? shownMedia(scenario).filter((address) => !kept.includes(mediaHash(address) ?? '')) : [];

function addressesOf(block: Block): string[] {
	switch (block.kind) {
		case 'picture':
			return [block.src];
		case 'video':
		case 'audio':
			return [block.src, ...(block.captions === undefined ? [] : [block.captions])];
		case 'local':
		case 'service':
			return [];
		default:
			// Pictures in the middle of a text are HTML already.
			return [...block.html.matchAll(/<img[^>]*? src="([^"]*)"/g)].map((match) => match[1]!);
	}
}
