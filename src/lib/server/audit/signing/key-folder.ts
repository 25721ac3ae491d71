import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { dataFolder } from '#lib/server/database/data-folder.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { publicKeyOf, type SigningKey } from './signing-key.ts';

/**
 * Where the keys are: never in the database, never in the repository. Several servers share one folder. Who keeps a
 * backup keeps it apart from the database's, as who has both could write a ledger anew and sign it.
 */
export const keyFolder = () => process.env['SIGNING_KEYS']?.trim() || join(dataFolder(), 'keys');

const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const schema = v.object({
	signsFrom: v.pipe(
		v.string(),
		v.transform((text) => Temporal.Instant.from(text))
	),
	publicKey: hex,
	seed: v.optional(v.nullable(hex), null)
});

/** The keys of a folder, earliest first. The first time, it makes one. Throws StartRefused when one cannot be read. */
export function readKeys(folder = keyFolder()): SigningKey[] {
	try {
		const keys = listKeys(folder);
		if (keys.length > 0) return keys;
		// Under one name: of two servers that start together one makes it, and both read the same.
		addKey(Temporal.Instant.fromEpochMilliseconds(Date.now()), folder, 'first.json');
		return listKeys(folder);
	} catch (error) {
		if (error instanceof StartRefused) throw error;
		throw new StartRefused(
			`The signing keys in ${folder} cannot be read or made: ${(error as Error).message}. SIGNING_KEYS names another folder.`
		);
	}
}

/** As readKeys, and makes nothing: for who only verifies. */
export function listKeys(folder = keyFolder()): SigningKey[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => readKey(join(folder, name)))
		.sort((one, other) => Temporal.Instant.compare(one.signsFrom, other.signsFrom));
}

/**
 * Adds a key that signs from a moment on. Those before it stay, as what they signed is to be verified. Does nothing
 * where there is a file of that name.
 */
export function addKey(
	signsFrom: Temporal.Instant,
	folder = keyFolder(),
	name = `${signsFrom.toString({ fractionalSecondDigits: 0 }).replaceAll(':', '')}.json`
): void {
	const seed = randomBytes(32).toString('hex');
	const key = { signsFrom: signsFrom.toString(), publicKey: publicKeyOf(seed), seed };
	// Whole or not at all, and never over another one.
	const making = join(folder, `.${randomUUID()}`);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	writeFileSync(making, `${JSON.stringify(key, null, '\t')}\n`, { mode: 0o600, flag: 'wx', flush: true });
	try {
		linkSync(making, join(folder, name));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(making);
	}
}

function readKey(file: string): SigningKey {
	const refuse = (why: string) => new StartRefused(`The signing key in ${file} cannot be used: ${why}.`);
	let key: SigningKey;
	try {
		key = v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
	} catch (error) {
		throw refuse((error as Error).message);
	}
	if (key.seed !== null && publicKeyOf(key.seed) !== key.publicKey)
		throw refuse('its public key is not that of its seed');
	return key;
}
