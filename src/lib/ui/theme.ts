/** The themes a person may choose; `system` follows the device. */
export const themes = [
	{ value: 'system', label: 'System' },
	{ value: 'light', label: 'Light' },
	{ value: 'dark', label: 'Dark' },
	{ value: 'night', label: 'Night shift' }
] as const;

export type Theme = (typeof themes)[number]['value'];

/** The theme named by a cookie or a form; whatever is not a theme means `system`. */
export function themeFrom(value: unknown): Theme {
	return themes.find((theme) => theme.value === value)?.value ?? 'system';
}
