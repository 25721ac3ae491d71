import type { Machine, PackSource } from '#lib/domain/certificate/verify/machine.ts';
import type { Verdict } from '#lib/domain/certificate/verify/verdict.ts';
import { verifyCertificate } from '#lib/domain/certificate/verify/verify-certificate.ts';
import { verifyPack, type Asked } from '#lib/domain/certificate/verify/verify-pack.ts';

/** A signed certificate is a page of text; what is longer is none. In bytes. */
const MOST_CERTIFICATE = 64 * 1024;

/**
 * Checks a file, whichever of the two it is: a ZIP is a pack, text that begins as one is a certificate.
 * @param asked.today the day of asking, YYYY-MM-DD
 */
export async function verifyAny(
	source: PackSource,
	machine: Machine,
	asked: Asked & { today: string }
): Promise<Verdict> {
	const beginning = await source.read(0, Math.min(source.size, 64));
	const isCertificate = new TextDecoder('latin1').decode(beginning).startsWith('firstword-certificate/');
	if (!isCertificate || source.size > MOST_CERTIFICATE) return verifyPack(source, machine, asked);
	const text = new TextDecoder().decode(await source.read(0, source.size));
	return verifyCertificate(text, machine, asked);
}
