import type { ListAsked } from '#lib/server/certificate/registers/open-register.ts';
import type { OfficerFilter } from '#lib/server/compliance/filter-officers.ts';

/** The officers that a filter lets through, as the list that files are made of. */
export function listOf({ standing, on, known, ...filter }: OfficerFilter): ListAsked & { name: 'officers' } {
	return {
		name: 'officers',
		filter: { ...filter, state: standing, module: null, from: null, to: null },
		moment: { on, known }
	};
}
