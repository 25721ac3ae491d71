export const exportFormats = ['md', 'twee', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file of a draft; `lost` is what the format has no place for. */
export interface Exported {
	text: string;
	type: string;
	lost: { line: number; what: string }[];
}
