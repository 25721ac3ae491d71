import { Inflate } from 'fflate';
import type { Machine } from '#lib/domain/certificate/verify/machine.ts';

/** Unpacks with fflate, which does the same in a browser and in Node. */
export const fflateMachine: Machine = {
	inflate(take) {
		const inflate = new Inflate((bytes) => take(bytes));
		return (piece, last) => inflate.push(piece, last);
	}
};
