/** The process answers: no database is asked (that is /readyz). */
export function GET() {
	return new Response('ok\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
