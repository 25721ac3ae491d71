import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** The verifier's page as one file, and what somebody needs to know that they have this one. */
export interface VerifierPage {
	html: string;
	/** Its content security policy, which is in it as well. */
	policy: string;
	sha256: string;
}

/**
 * Makes the page: program and style inside, nothing else to load, and a policy that lets it load nothing. The same
 * sources give the same bytes.
 */
export async function buildPage(): Promise<VerifierPage> {
	const file = (name: string) => join(import.meta.dirname, name);
	const script = (await bundled(file('main.ts'))).replaceAll('</script', '<\\/script');
	const style = readFileSync(file('page.css'), 'utf8');
	const policy = [
		"default-src 'none'",
		`script-src '${hashOf(script)}'`,
		`style-src '${hashOf(style)}'`,
		"base-uri 'none'",
		"form-action 'none'"
	].join('; ');
	const html = readFileSync(file('verifier.html'), 'utf8')
		.replace('content="policy"', `content="${policy}"`)
		.replace('<!-- style -->', () => `<style>${style}</style>`)
		.replace('<!-- script -->', () => `<script>${script}</script>`);
	return { html, policy, sha256: createHash('sha256').update(html).digest('hex') };
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

async function bundled(entry: string): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		// Of the application's own build nothing applies here.
		envDir: false,
		publicDir: false,
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: { input: entry, output: { format: 'iife' } }
		}
	});
	const [{ output }] = [built].flat() as { output: { type: string; code?: string }[] }[] as [
		{ output: { type: string; code?: string }[] }
	];
	const chunks = output.filter(({ type }) => type === 'chunk');
	if (chunks.length !== 1 || output.length !== 1 || !chunks[0]?.code)
		throw new Error('The verifier’s page is to be one file.');
	return chunks[0].code;
}
