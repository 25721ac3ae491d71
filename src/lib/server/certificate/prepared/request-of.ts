import { Temporal } from 'temporal-polyfill';
import type { InspectionScope } from '#lib/domain/identity/actor.ts';
import type { Context } from '#lib/server/context.ts';

/** What is kept of a request: what was asked, from where, and within which inspection. */
export interface KeptRequest {
	asked: unknown;
	address: string | null;
	inspection: InspectionScope | null;
}

/** As it is kept: Temporal values write themselves as their ISO text. */
export const requestText = ({ actor, address }: Context, asked: object): string =>
	JSON.stringify({ asked, address, inspection: actor.inspection ?? null } satisfies KeptRequest);

/** What `requestText` wrote. */
export function requestOf(kept: unknown): KeptRequest {
	const { asked, address, inspection } = kept as {
		asked: unknown;
		address: string | null;
		inspection: Record<'id' | 'organisation' | 'from' | 'to' | 'expiresAt', string> | null;
	};
	return {
		...{ asked, address },
		inspection: inspection && {
			...{ id: inspection.id, organisation: inspection.organisation },
			from: Temporal.PlainDate.from(inspection.from),
			to: Temporal.PlainDate.from(inspection.to),
			expiresAt: Temporal.Instant.from(inspection.expiresAt)
		}
	};
}
