import { pageOf } from '#lib/domain/identity/inspection/page-of.ts';
import type { Context } from '#lib/server/context.ts';
import { isInspector } from '../sessions.ts';
import { openPage } from './open-page.ts';

/** Groups of routes whose pages and files hold what the department has. */
const OF_THE_DEPARTMENT = /^\/\((?:auditor|member)\)(?:\/|$)/;

interface Answered {
	method: string;
	/** The route's id. */
	route: string;
	url: Pick<URL, 'pathname' | 'searchParams'>;
	status: number;
}

/**
 * Once for each page, file or page's data that is answered to an inspector, before it leaves: an entry of the ledger.
 * When the entry cannot be written this throws, and nothing is answered.
 */
export async function witnessPage(context: Context, { method, route, url, status }: Answered): Promise<void> {
	if (!isInspector(context.actor) || method !== 'GET' || !OF_THE_DEPARTMENT.test(route)) return;
	// What was not there, or led elsewhere, was not opened.
	if (!((status >= 200 && status < 300) || status === 304)) return;
	await openPage(context, { route, path: pageOf(url) });
}
