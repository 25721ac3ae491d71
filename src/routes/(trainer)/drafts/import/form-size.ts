/** As much as the server takes (BODY_SIZE_LIMIT), less what a form writes around its fields. */
export const MOST_BYTES = 512 * 1024 - 4096;

export const TOO_LARGE = 'This is larger than half a megabyte, which is the most. Cut it into several files.';
export const NOT_SENT = 'This could not be sent. Everything is still here: try again.';

/** How many bytes the fields of a form are when they are sent. */
export function formSize(form: FormData): number {
	const sizes = [...form.values()].map((value) =>
		typeof value === 'string' ? new TextEncoder().encode(value).length : value.size
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}
