import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// pdfkit can embed neither a woff2 nor a variable font, so the two weights lie here as plain TrueType:
// Public Sans 400 and 700, Latin, Latin Extended and Vietnamese, made from @fontsource-variable/public-sans
// with fonttools. Found through package.json's "imports", so that source and bundle read the same file.
const require = createRequire(import.meta.url);
const weights = { regular: 'PublicSans-Regular.ttf', bold: 'PublicSans-Bold.ttf' };
const loaded = new Map<Weight, Buffer>();

export type Weight = keyof typeof weights;

/** The bytes of a font of the certificate, read once for each process. */
export function certificateFont(weight: Weight): Buffer {
	const bytes =
		loaded.get(weight) ?? readFileSync(require.resolve(`#lib/server/certificate/fonts/${weights[weight]}`));
	loaded.set(weight, bytes);
	return bytes;
}
