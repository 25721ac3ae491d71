/**
 * Solves matrix · x = right for many right sides at once (a row each), by elimination with the largest pivot.
 * Both arguments are used up.
 */
export function solve(matrix: number[][], right: Float64Array[]): Float64Array[] {
	const size = matrix.length;
	for (let column = 0; column < size; column++) {
		let pivot = column;
		for (let row = column + 1; row < size; row++) {
			if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
		}
		[matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
		[right[column], right[pivot]] = [right[pivot]!, right[column]!];
		for (let row = 0; row < size; row++) {
			const factor = row === column ? 0 : matrix[row]![column]! / matrix[column]![column]!;
			if (factor === 0) continue;
			for (let k = column; k < size; k++) matrix[row]![k]! -= factor * matrix[column]![k]!;
			const [into, from] = [right[row]!, right[column]!];
			for (let k = 0; k < into.length; k++) into[k]! -= factor * from[k]!;
		}
	}
	return right.map((row, i) => row.map((value) => value / matrix[i]![i]!));
}
