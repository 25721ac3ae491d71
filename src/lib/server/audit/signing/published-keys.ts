import { certificateSigner, ledgerOrigin, packSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { verifierKey } from '#lib/domain/audit/note/verifier-key.ts';
import { readKeys } from './key-folder.ts';

/** The name under which the installation's keys are published to who knows no department. */
const INSTALLATION = 'firstword';

/** The keys by which checkpoints, packs and certificates of a department are verified, as C2SP verifier keys; all there ever were. */
export const publishedKeys = (departmentId: string, keys = readKeys()): string[] =>
	keys.flatMap(({ publicKey }) =>
		[ledgerOrigin, packSigner, certificateSigner].map((nameOf) =>
			verifierKey(nameOf(departmentId), publicKey)
		)
	);

/** The same keys without saying which departments there are. The public key in each is the one that signs. */
export const installationKeys = (keys = readKeys()) =>
	keys.map(({ signsFrom, publicKey }) => ({
		signsFrom,
		publicKey,
		verifierKey: verifierKey(INSTALLATION, publicKey)
	}));
