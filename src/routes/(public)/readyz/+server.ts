import { missingMigrations } from '#lib/server/database/migrate.ts';
import { application } from '#lib/server/start/application.ts';

/** Ready to be given people: the database answers and has every migration. */
export async function GET() {
	const missing = await missingMigrations(application.database, 'migrations').catch(() => ['database']);
	const body = missing.length ? `not ready: ${missing.join(', ')}\n` : 'ready\n';
	return new Response(body, {
		status: missing.length ? 503 : 200,
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
}
