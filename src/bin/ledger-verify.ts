import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readKeptHead, type KeptHead } from '#lib/domain/audit/kept-head.ts';
import { parseVerifierKeys } from '#lib/domain/audit/note/verifier-key.ts';
import { readKeptNotes, type KeptNote } from '#lib/server/audit/tree/kept-notes.ts';
import { verifyLedgers, type KeptSigned } from '#lib/server/certificate/evidence/verify-ledgers.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { embeddedFolder, openDatabase } from '#lib/server/start/open-database.ts';

// Checks the ledger of every department and the records it names, as a stranger could: npm run ledger:verify.
// Prints a line for each; exit code 1 when one is broken. With --head <department-id>=<seq>:<hash>, as an earlier check
// printed it and as often as there are departments, it also tells a ledger whose end was cut off or that was written anew.
// So it does with --checkpoints <file or folder> of signed checkpoints that were kept; --keys <file> holds the published
// keys to verify them with, where this server's own are not to be trusted.

async function verify(): Promise<boolean> {
	const kept = readKept();
	if (!process.env['DATABASE_URL'] && !existsSync(embeddedFolder()))
		throw new StartRefused(
			`There is no embedded database in ${embeddedFolder()}: run npm start first, or name a PostgreSQL in DATABASE_URL.`
		);
	const { db, close } = await openDatabase(console.log, { isPatient: true });
	let intact = true;
	for await (const checked of verifyLedgers(db, kept.heads, kept)) {
		console.log(checked.line);
		intact &&= checked.intact;
	}
	await close();
	return intact;
}

function readKept(): KeptSigned & { heads: KeptHead[] } {
	const { tokens } = parseArgs({
		options: {
			head: { type: 'string', multiple: true },
			checkpoints: { type: 'string', multiple: true },
			keys: { type: 'string' }
		},
		strict: false,
		tokens: true
	});
	const heads: KeptHead[] = [];
	const notes: KeptNote[] = [];
	let publicKeys: string[] | undefined;
	for (const token of tokens) {
		const { name, value } = token.kind === 'option' ? token : { name: '', value: undefined };
		if (name === 'checkpoints' && value) notes.push(...readKeptNotes(value));
		else if (name === 'keys' && value) publicKeys = readKeyFile(value);
		else heads.push(readHead(name === 'head' ? value : ''));
	}
	return { heads, notes, ...(publicKeys && { publicKeys }) };
}

function readHead(text = ''): KeptHead {
	const head = readKeptHead(text);
	if (!head)
		throw new StartRefused(
			'A head is given as it was printed: npm run ledger:verify -- --head <department-id>=<seq>:<hash> [--checkpoints <file or folder>] [--keys <file>]'
		);
	return head;
}

/** The keys as the page /keys.txt gives them, one a line. */
function readKeyFile(file: string): string[] {
	const keys = existsSync(file) ? parseVerifierKeys(readFileSync(file, 'utf8')) : [];
	if (keys.length === 0) throw new StartRefused(`There is no published key in ${file}.`);
	return keys.map(({ publicKey }) => publicKey);
}

try {
	if (!(await verify())) process.exitCode = 1;
} catch (error) {
	if (!(error instanceof StartRefused)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
