import type { Temporal } from 'temporal-polyfill';
import { findService } from '#lib/server/referral/read-services.ts';

/** The referral lines that a page's parts name, as they stand today, by id; those not to be shown are left out. */
export function servicesOf(parts: readonly { kind: string; id?: string }[], today: Temporal.PlainDate) {
	return parts.flatMap(({ kind, id }) => {
		const service = kind === 'service' && id ? findService(id, today) : null;
		return service ? [{ id, service }] : [];
	});
}
