/** The header of an imported scenario. What the source does not say is left empty: the checker asks for it. */
export function header(about: { title: string; start?: string | null; summary?: string }): string {
	const { title, start, summary } = about;
	return [
		'---',
		`title: ${yaml(title)}`,
		...(summary ? [`summary: ${yaml(summary)}`] : []),
		'minutes:',
		'content note:',
		...(start ? [`start: ${yaml(start)}`] : []),
		'---',
		''
	].join('\n');
}

/** A value in quotes is read as it stands, whatever signs it has; JSON strings are YAML strings. */
export const yaml = (value: string) => JSON.stringify(value.replace(/\s+/g, ' ').trim().slice(0, 300));
