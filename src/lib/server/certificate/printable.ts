/** A letter that the font in use lacks is printed without its marks rather than as an empty box. */
export function printable(pdf: PDFKit.PDFDocument, words: string): string {
	const { font } = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })
		._font;
	const has = (letter: string) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
	return [...words.normalize('NFC')]
		.map((letter) => (has(letter) ? letter : [...letter.normalize('NFKD')].filter(has).join('') || letter))
		.join('');
}
