import { MOST_AT_ONCE } from '#lib/server/certificate/registers/export-register.ts';
import { MOST_SHEET_ROWS } from '#lib/server/compliance/registers/files/write-xlsx.ts';
import { hrefOf, type Address } from './register-address.ts';

/** The ways in which a list leaves: at once, prepared while somebody waits, or not at all as a sheet. */
export function exportsOf(
	path: string,
	{ filter, moment, isWhole }: Address,
	total: number,
	mayExport: boolean,
	shown: number
) {
	const isLong = total > MOST_AT_ONCE;
	const file = (format: 'csv' | 'xlsx') => hrefOf(`${path}/export.${format}`, { filter, moment });
	return {
		csv: mayExport && !isLong ? file('csv') : null,
		xlsx: mayExport && !isLong ? file('xlsx') : null,
		/** Where a long list is asked for; the address says which. */
		prepare: mayExport && isLong ? hrefOf(path, { filter, moment }) : null,
		tooLongForASheet: total > MOST_SHEET_ROWS,
		/** All rows on one page, for print. */
		whole: !isWhole && !isLong && total > shown ? hrefOf(path, { filter, moment, isWhole: true }) : null
	};
}
