import { writeCsv } from '#lib/server/compliance/registers/files/write-csv.ts';
import { writeXlsx } from '#lib/server/compliance/registers/files/write-xlsx.ts';

/** How a list leaves the house. */
export const EXPORT_FORMATS = {
	csv: { mediaType: 'text/csv; charset=utf-8; header=present', write: writeCsv },
	xlsx: {
		mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		write: writeXlsx
	}
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;
