import { readFileSync, writeFileSync } from 'node:fs';
import { generateSchema } from '#lib/server/database/generate-schema.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { openPglite } from '#lib/server/database/pglite.ts';

// Writes schema.ts from the migrations; with --check says whether the written one is still true.
const path = 'src/lib/server/database/schema.ts';
const database = await openPglite(null);
await migrate(database, 'migrations');
const generated = await generateSchema(database.db);
await database.close();

if (!process.argv.includes('--check')) {
	writeFileSync(path, generated);
	console.log(`Wrote ${path}`);
} else if (readFileSync(path, 'utf8') !== generated) {
	console.error(`${path} is not what the migrations make. Run: npm run schema`);
	process.exitCode = 1;
} else {
	console.log(`${path} is what the migrations make.`);
}
