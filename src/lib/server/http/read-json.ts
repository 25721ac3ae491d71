import * as v from 'valibot';

export type ReadJson<T> =
	{ kind: 'read'; value: T } | { kind: 'refused'; status: 400 | 403 | 415; reason: string };

/**
 * Reads a JSON body from one of our own pages. The framework's check of foreign origins covers forms only, so this
 * demands `application/json` and an Origin that is ours.
 */
export async function readJson<Schema extends v.GenericSchema>(
	request: Request,
	origin: string,
	schema: Schema
): Promise<ReadJson<v.InferOutput<Schema>>> {
	if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
		return { kind: 'refused', status: 415, reason: 'Send application/json' };
	if (request.headers.get('origin') !== origin)
		return { kind: 'refused', status: 403, reason: 'Foreign origin' };
	const text = await request.text();
	const result = v.safeParse(schema, parsed(text));
	return result.success
		? { kind: 'read', value: result.output }
		: { kind: 'refused', status: 400, reason: 'Unreadable' };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
