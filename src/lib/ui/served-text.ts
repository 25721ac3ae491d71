/**
 * What a text area holds as the server draws it, to be its `value` beside the `defaultValue` that says the same: Svelte
 * draws only the one on the server, and in the browser only the other leaves what somebody has typed already. An HTML
 * reader drops a line break at the very beginning, so it is said twice.
 */
export function servedText(text: string): string | undefined {
	if (typeof document !== 'undefined') return undefined;
	return text.startsWith('\n') ? `\n${text}` : text;
}
