import { installationKeys } from '#lib/server/audit/signing/published-keys.ts';

/** Every key that this installation ever signed with, one C2SP verifier key a line. It names no department. */
export function GET() {
	const lines = installationKeys().map(({ verifierKey }) => `${verifierKey}\n`);
	return new Response(lines.join(''), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
