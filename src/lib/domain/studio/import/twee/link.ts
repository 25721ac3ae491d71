/** A link as Twine writes it: `text->target`, `target<-text`, `text|target` or the target alone. */
export function splitLink(inner: string): { text: string; target: string } {
	const right = inner.lastIndexOf('->');
	if (right >= 0) return { text: inner.slice(0, right).trim(), target: inner.slice(right + 2).trim() };
	const left = inner.indexOf('<-');
	if (left >= 0) return { text: inner.slice(left + 2).trim(), target: inner.slice(0, left).trim() };
	const bar = inner.lastIndexOf('|');
	if (bar >= 0) return { text: inner.slice(0, bar).trim(), target: inner.slice(bar + 1).trim() };
	return { text: inner.trim(), target: inner.trim() };
}

/** A target that only a running story could know. */
export const isExpression = (target: string) => /^[$_`(]|[$`]/.test(target) || target === '';

export const isAddress = (target: string) => /^(https?:\/\/|mailto:)/i.test(target);
