/** An address to go back to that a form or a link carried: a path of this site, or `otherwise`. */
export function localPath(back: unknown, otherwise: string): string {
	// "//elsewhere" and "/\elsewhere" are other sites to a browser.
	return typeof back === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(back) && back.length < 1000
		? back
		: otherwise;
}
