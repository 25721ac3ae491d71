/**
 * An address to go back to that a form or a link carried: a path of this site, or `otherwise`. Printable ASCII only,
 * as a Location header must be; "//elsewhere" and "/\elsewhere" are other sites to a browser.
 */
export function localPath(back: unknown, otherwise: string): string {
	return typeof back === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(back) && back.length < 1000
		? back
		: otherwise;
}
