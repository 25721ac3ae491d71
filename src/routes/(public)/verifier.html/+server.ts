import { html, policy } from 'virtual:verifier-page';

/** The page that checks a pack on any computer: to be opened here, or kept and opened from a disk. */
export const GET = () =>
	new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': `${policy}; frame-ancestors 'none'`
		}
	});
