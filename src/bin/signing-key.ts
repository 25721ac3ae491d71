import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { addKey, keyFolder, readKeys } from '#lib/server/audit/signing/key-folder.ts';
import { installationKeys } from '#lib/server/audit/signing/published-keys.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';

// The keys that this server signs with: npm run signing-key shows them; -- --add adds one that signs from now on. What
// earlier ones signed stays verifiable, as their public halves are published for ever.

try {
	const { values } = parseArgs({ options: { add: { type: 'boolean', default: false } } });
	readKeys();
	if (values.add) addKey(Temporal.Now.instant());
	console.log(`Signing keys in ${keyFolder()}:`);
	for (const { signsFrom, verifierKey } of installationKeys())
		console.log(`  from ${signsFrom.toString()}  ${verifierKey}`);
} catch (error) {
	if (!(error instanceof StartRefused) && !(error instanceof TypeError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
