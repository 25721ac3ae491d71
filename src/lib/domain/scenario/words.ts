/** How many words a reader has to read. */
export function countWords(text: string): number {
	return text.match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]|[.:,](?=\p{N}))*/gu)?.length ?? 0;
}
