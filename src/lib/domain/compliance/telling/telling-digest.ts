import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import type { Telling } from './telling.ts';

export interface TellingEvidence extends Telling {
	departmentId: string;
	/** From 1. */
	number: number;
	setBy: string;
	setAt: Temporal.Instant;
}

/** What a setting of the reminders is called in the ledger. */
export function tellingDigest(row: TellingEvidence): string {
	const { departmentId, number, quietFrom, quietUntil, remindDays, isOn, setBy, setAt } = row;
	return digest({ departmentId, number, quietFrom, quietUntil, remindDays, isOn, setBy, setAt });
}
