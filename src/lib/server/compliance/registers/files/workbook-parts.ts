// The parts of a workbook that are the same for every list (ECMA-376, parts 1 and 2). The order of formats is that of
// STYLES in `sheet-xml.ts`.

import { xmlText } from './sheet-xml.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const SHEET_OPENS = `${XML}<worksheet xmlns="${MAIN}">`;

/** A heading that stays where it is while one scrolls. */
export const HEADING_STAYS =
	'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** Every part but the sheets, by its name. */
export const workbookParts = (title: string): Record<string, string> => ({
	'[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET}.worksheet+xml"/></Types>`,
	'_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
	'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlText(sheetName(title))}" sheetId="1" r:id="rId1"/><sheet name="About this list" sheetId="2" r:id="rId2"/></sheets></workbook>`,
	'xl/_rels/workbook.xml.rels': relations([
		['worksheet', 'worksheets/sheet1.xml'],
		['worksheet', 'worksheets/sheet2.xml'],
		['styles', 'styles.xml']
	]),
	'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
		{ format: 0, font: 0 },
		{ format: 49, font: 1 },
		{ format: 49, font: 0 },
		{ format: 164, font: 0 },
		{ format: 165, font: 0 }
	]
		.map(
			({ format, font }) =>
				`<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
		)
		.join('')}</cellXfs></styleSheet>`
});

const relations = (targets: [kind: string, target: string][]) =>
	`${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
		.map(
			([kind, target], index) =>
				`<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
		)
		.join('')}</Relationships>`;

/** A sheet's name has at most 31 characters, and none of these. */
const sheetName = (title: string) => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
