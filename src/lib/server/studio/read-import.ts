import { can } from '#lib/domain/identity/can.ts';
import { decodeFile } from '#lib/domain/studio/import/decode.ts';
import { importText } from '#lib/domain/studio/import/import-text.ts';
import type { Format, Imported } from '#lib/domain/studio/import/imported.ts';
import type { Context } from '#lib/server/context.ts';
import type { Upload } from '#lib/server/http/read-upload.ts';
import { Forbidden } from '#lib/server/refusals.ts';

/**
 * Reads a file or a pasted text as a draft, and keeps nothing: what to make of it is the trainer’s to say.
 * @param input.as what it is, where the trainer knows better than the recogniser
 */
export function readImport(
	{ actor }: Context,
	{ file, text, as }: { file: Upload | null; text: string; as: Format | null }
): Imported {
	if (!can(actor, { action: 'write-scenarios' })) throw new Forbidden();
	if (!file) return importText(text, '', as);
	const decoded = decodeFile(file.bytes);
	if (decoded.kind === 'refused') return decoded;
	const imported = importText(decoded.text, file.name, as);
	if (imported.kind === 'refused' || !decoded.windows) return imported;
	const guess =
		'The file does not say which letters it uses. It was read as Windows text: look at accents and quotes';
	return { ...imported, lost: [{ line: 1, what: guess }, ...imported.lost] };
}
