import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readKeptHead, type KeptHead } from '#lib/domain/audit/kept-head.ts';
import { verifyLedgers } from '#lib/server/certificate/evidence/verify-ledgers.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { embeddedFolder, openDatabase } from '#lib/server/start/open-database.ts';

// Checks the ledger of every department and the records it names, as a stranger could: npm run ledger:verify.
// Prints a line for each; exit code 1 when one is broken. With --head <department-id>=<seq>:<hash>, as an earlier check
// printed it and as often as there are departments, it also tells a ledger whose end was cut off or that was written anew.

async function verify(): Promise<boolean> {
	const kept = keptHeads();
	if (!process.env['DATABASE_URL'] && !existsSync(embeddedFolder()))
		throw new StartRefused(
			`There is no embedded database in ${embeddedFolder()}: run npm start first, or name a PostgreSQL in DATABASE_URL.`
		);
	const { db, close } = await openDatabase(console.log);
	let intact = true;
	for await (const checked of verifyLedgers(db, kept)) {
		console.log(checked.line);
		intact &&= checked.intact;
	}
	await close();
	return intact;
}

function keptHeads(): KeptHead[] {
	const { tokens } = parseArgs({
		options: { head: { type: 'string', multiple: true } },
		strict: false,
		tokens: true
	});
	return tokens.map((token) => {
		const head = token.kind === 'option' && token.name === 'head' ? readKeptHead(token.value ?? '') : null;
		if (!head)
			throw new StartRefused(
				'A head is given as it was printed: npm run ledger:verify -- --head <department-id>=<seq>:<hash>'
			);
		return head;
	});
}

try {
	if (!(await verify())) process.exitCode = 1;
} catch (error) {
	if (!(error instanceof StartRefused)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
