import { exportFormats, type ExportFormat } from '#lib/domain/studio/export/exported.ts';

/** What a draft can be exported as; also the ending of the file’s name. */
export const match = (param: string): param is ExportFormat =>
	(exportFormats as readonly string[]).includes(param);
