import { existsSync } from 'node:fs';
import { listDepartments } from '#lib/server/audit/queries.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { embeddedFolder, openDatabase } from '#lib/server/start/open-database.ts';

// Checks the ledger of every department and the records it names, as a stranger could: npm run ledger:verify.
// Prints a line for each; exit code 1 when one is broken.

async function verify(): Promise<boolean> {
	if (!process.env['DATABASE_URL'] && !existsSync(embeddedFolder()))
		throw new StartRefused(
			`There is no embedded database in ${embeddedFolder()}: run npm start first, or name a PostgreSQL in DATABASE_URL.`
		);
	const { db, close } = await openDatabase(console.log);
	let intact = true;
	for (const { id, name } of await listDepartments(db)) {
		const checked = await inDepartment(db, id, (trx) => checkEvidence(trx, id));
		const outcome = checked.kind === 'intact' ? 'unbroken' : `BROKEN: ${checked.fault.message}`;
		console.log(`${name}: ${checked.head.seq} entries, head ${checked.head.hash}, ${outcome}`);
		intact &&= checked.kind === 'intact';
	}
	await close();
	return intact;
}

try {
	if (!(await verify())) process.exitCode = 1;
} catch (error) {
	if (!(error instanceof StartRefused)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
