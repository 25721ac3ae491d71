/** The layout that is read here; another one is refused, not guessed at. */
export const FORMAT = 'firstword-pack/1';

/** What has to be in every pack. */
export const REQUIRED = [
	'evidence.ndjson',
	'parts/B-officers.csv',
	'parts/C-completions.csv',
	'parts/D-exceptions.csv',
	'parts/E-hours.csv',
	'parts/F-courses.csv',
	'parts/G-attempts.csv',
	'parts/G-answers.csv',
	'parts/H-outside.csv',
	'parts/I-corrections.csv',
	'pack.json',
	'checkpoints.ndjson',
	'checkpoint.txt',
	'keys.txt',
	'README.txt'
] as const;

/** What the manifest cannot name: itself, what prints its hash, and what signs both. They are the last ones, in this order. */
export const LAST = ['manifest.json', 'report.pdf', 'seal.txt'] as const;

export const EVIDENCE = 'evidence.ndjson';

/** A digest as it is written everywhere. */
export const isHash = (value: unknown): value is string =>
	typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** JSON as a plain object, or null. */
export function objectIn(text: string): { [name: string]: unknown } | null {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}

export const isObject = (value: unknown): value is { [name: string]: unknown } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
