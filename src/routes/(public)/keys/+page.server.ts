import { sha256 } from 'virtual:verifier-page';
import { installationKeys } from '#lib/server/audit/signing/published-keys.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

export const load = () => ({
	verifier: sha256,
	keys: installationKeys().map(({ signsFrom, publicKey, verifierKey }) => ({
		...{ publicKey, verifierKey },
		signsFrom: `${momentInWords(signsFrom, 'UTC')} UTC`
	}))
});
