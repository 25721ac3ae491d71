/** A PDF of one page that says what it is: a certificate that nobody issued. Letters of ASCII only. */
export function demoCertificate(title: string): Uint8Array {
	const lines = ['Certificate of attendance (demo)', title, 'Tidewater Regional Academy'];
	const shown = lines.map(
		(line, at) => `1 0 0 1 72 ${700 - 36 * at} Tm (${line.replace(/[()\\]/g, '\\$&')}) Tj`
	);
	const content = `BT /F1 18 Tf ${shown.join(' ')} ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
	];
	let text = '%PDF-1.4\n';
	const offsets = objects.map((object, at) => {
		const offset = text.length;
		text += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return String(offset).padStart(10, '0');
	});
	const start = text.length;
	const table = ['0000000000 65535 f ', ...offsets.map((offset) => `${offset} 00000 n `)].join('\n');
	text += `xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return new TextEncoder().encode(text);
}
