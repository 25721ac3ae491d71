import { encode } from 'uqr';

/** The QR code of an address as SVG-style path data in a square of the given side, quiet zone included. */
export function verifySquare(url: string, x: number, y: number, side: number): string {
	const { data, size } = encode(url, { ecc: 'M', border: 4 });
	const unit = side / size;
	const at = (start: number, cells: number) => (start + cells * unit).toFixed(3);
	// One rectangle for each run of dark cells: no hairlines between neighbors, and a small file.
	return data
		.flatMap((row, j) =>
			[
				...row
					.map((dark) => (dark ? '1' : '0'))
					.join('')
					.matchAll(/1+/g)
			].map(({ index, 0: run }) => {
				const right = at(x, index + run.length);
				return `M${at(x, index)} ${at(y, j)}H${right}V${at(y, j + 1)}H${at(x, index)}Z`;
			})
		)
		.join('');
}
