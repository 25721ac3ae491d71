/** A file as it came: what it is called is what the sender says. */
export interface Upload {
	name: string;
	bytes: Uint8Array;
}

/**
 * The file of a submitted form, beside what readForm reads; null where none was chosen, or the field holds text. The
 * request is read through a copy, so it has to be asked for before readForm reads the request itself.
 */
export async function readUpload(request: Request, field: string): Promise<Upload | null> {
	const form = await request
		.clone()
		.formData()
		.catch((error: unknown) => {
			// As readForm has it: a body that is no form is said by readForm, the rest is the server's to answer.
			if (error instanceof TypeError) return null;
			throw error;
		});
	const file = form?.get(field);
	if (!(file instanceof File) || (file.name === '' && file.size === 0)) return null;
	return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
