/** A copy begins under a title that tells it from what it was copied of; the rest of the text stays as it is. */
export function titleOfCopy(text: string): string {
	const header = /^---\r?\n[\s\S]*?\n---\r?\n/.exec(text)?.[0];
	if (header === undefined) return text;
	// A title in quotes is left alone: what follows the closing one would no longer be YAML.
	const renamed = header.replace(/^(title:[ \t]*)([^\s"'|>&*!%@`#[{].*?)[ \t]*(\r?)$/m, '$1$2 (copy)$3');
	return renamed + text.slice(header.length);
}
