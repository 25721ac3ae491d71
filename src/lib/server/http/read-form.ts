import * as v from 'valibot';

/** What came, as people typed it; files and repeats are what a schema may ask for. */
type Values = Record<string, string | string[]>;

export type ReadForm<T> =
	| { kind: 'read'; value: T }
	| { kind: 'unreadable'; issues: Record<string, string>; values: Record<string, string> };

/**
 * Reads a submitted form against a schema. Fields the schema does not name are dropped, whatever they are called;
 * a NUL byte, which PostgreSQL cannot store, is refused here for every field. A body that is no form at all throws
 * what `request.formData()` throws (too large is 413 from the server itself).
 */
export async function readForm<Schema extends v.ObjectSchema<v.ObjectEntries, undefined>>(
	request: Request,
	schema: Schema
): Promise<ReadForm<v.InferOutput<Schema>>> {
	const values = await readValues(request, schema);
	if (!values)
		return {
			kind: 'unreadable',
			issues: { form: 'This form could not be read. Load the page again.' },
			values: {}
		};
	const result = v.safeParse(schema, values);
	if (result.success && !hasNul(values)) return { kind: 'read', value: result.output };
	const issues: Record<string, string> = {};
	for (const [name, value] of Object.entries(values))
		if (hasNul({ [name]: value })) issues[name] = 'This contains a character that cannot be stored.';
	for (const issue of result.issues ?? [])
		issues[v.getDotPath(issue)?.split('.')[0] ?? 'form'] ??= issue.message;
	return { kind: 'unreadable', issues, values: asTyped(values) };
}

async function readValues(
	request: Request,
	schema: v.ObjectSchema<v.ObjectEntries, undefined>
): Promise<Values | null> {
	const form = await request.formData().catch((error: unknown) => {
		// A TypeError is a body that is no form; anything else (too large, cut off) is the server's to answer.
		if (error instanceof TypeError) return null;
		throw error;
	});
	if (!form) return null;
	const values: Values = {};
	for (const [name, entry] of Object.entries(schema.entries)) {
		const given = form.getAll(name).filter((value) => typeof value === 'string');
		if (entry.type === 'array') values[name] = given;
		else if (given[0] !== undefined) values[name] = given[0];
	}
	return values;
}

const hasNul = (values: Values) =>
	Object.values(values).some((value) => [value].flat().some((text) => text.includes('\0')));

/** Given back to the form, so that nothing typed is lost; secrets are not. */
const asTyped = (values: Values) =>
	Object.fromEntries(
		Object.entries(values).filter(
			(entry): entry is [string, string] => typeof entry[1] === 'string' && !/password/i.test(entry[0])
		)
	);
