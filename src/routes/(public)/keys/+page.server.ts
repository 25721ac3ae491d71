import { installationKeys } from '#lib/server/audit/signing/published-keys.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

export const load = () => ({
	keys: installationKeys().map(({ signsFrom, publicKey, verifierKey }) => ({
		...{ publicKey, verifierKey },
		signsFrom: `${momentInWords(signsFrom, 'UTC')} UTC`
	}))
});
