/** Prints rows under their heads, in columns as wide as their widest cell; nothing without rows. */
export function printTable(head: string[], rows: string[][]): void {
	if (rows.length === 0) return;
	const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]!.length)));
	const line = (row: string[]) =>
		row
			.map((cell, i) => cell.padEnd(widths[i]!))
			.join('  ')
			.trimEnd();
	console.log(
		['', line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
	);
}
