/** What verifier-page-plugin.ts makes: see VerifierPage in build-page.ts. */
declare module 'virtual:verifier-page' {
	export const html: string;
	export const policy: string;
	export const sha256: string;
}
