import type { StateProfile } from '#lib/domain/compliance/standards/state-profile.ts';
import { PACK_PARTS } from './pack-parts.ts';

/** Columns of completions as a state's screen has them: some of ours, in its order, by its names. Values stay. */
export interface StateColumns {
	path: string;
	labels: string[];
	/** The place of each among the columns of completions. */
	places: number[];
}

export function stateColumns({ id, filing }: Pick<StateProfile, 'id' | 'filing'>): StateColumns {
	const columns: readonly string[] = PACK_PARTS.completions.columns;
	return {
		path: `parts/C-${id}.csv`,
		labels: filing.fields.map(({ label }) => label),
		places: filing.fields.map(({ column }) => columns.indexOf(column))
	};
}
