import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const UNKNOWN_CODES = 60;
const WINDOW_SECONDS = 15 * 60;

/** Kept in this process: guessing 80 random bits is hopeless anyway, this only keeps guessers from costing much. */
const limiter = new RateLimiterMemory({ points: UNKNOWN_CODES, duration: WINDOW_SECONDS });

/**
 * Runs one look-up of a certificate's number for an address, unless that address asked for too many unknown ones in
 * the last 15 minutes. The look-up counts before it is made and is taken back when the number was known, so that a
 * thousand at once are not cheaper than one after another.
 */
export async function withinVerifyLimit<Answer extends { kind: string }>(
	address: string,
	lookUp: () => Promise<Answer>
): Promise<Answer | { kind: 'too-many'; seconds: number }> {
	try {
		await limiter.consume(address);
	} catch (refusal) {
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		return { kind: 'too-many', seconds: Math.ceil(refusal.msBeforeNext / 1000) };
	}
	const answer = await lookUp();
	if (answer.kind !== 'unknown') await limiter.reward(address);
	return answer;
}
