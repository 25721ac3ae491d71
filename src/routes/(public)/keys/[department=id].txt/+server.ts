import { publishedKeys } from '#lib/server/audit/signing/published-keys.ts';
import type { RequestHandler } from './$types';

/**
 * The same keys under the names by which a department's checkpoints and packs are signed. They follow from its id, so
 * the answer is the same whether there is such a department or not.
 */
export const GET: RequestHandler = ({ params }) => {
	const lines = publishedKeys(params.department).map((key) => `${key}\n`);
	return new Response(lines.join(''), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
