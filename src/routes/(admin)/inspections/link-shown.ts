import type { Temporal } from 'temporal-polyfill';
import { ownOrigin } from '#lib/server/compliance/telling/own-origin.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

/** A link as it is handed over: the host is the one that people use, whatever this request asked for. */
export const linkShown = (link: { token: string; expiresAt: Temporal.Instant }, timeZone: string) => ({
	address: `${ownOrigin()}/invitation/${link.token}`,
	until: momentInWords(link.expiresAt, timeZone)
});
