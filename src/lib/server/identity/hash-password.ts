import { hash, verify, type Options } from '@node-rs/argon2';
import { normalizePassword } from '#lib/domain/identity/password-rules.ts';

/** Argon2id at OWASP's floor: 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(normalizePassword(password), COST);

// Checked when nobody has the address, so that an unknown one takes as long as a known one.
const nobody = hashPassword('nobody has this password, whoever asks');

/** Whether `password` is the one behind `passwordHash`; with null it takes the same time and says no. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
	const matches = await verify(passwordHash ?? (await nobody), normalizePassword(password));
	return matches && passwordHash !== null;
}

/** Whether a hash was made at another cost than today's and should be made anew at the next sign-in. */
export const isOutdated = (passwordHash: string) =>
	!passwordHash.startsWith(`$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`);
