import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { Telling } from './telling.ts';

export interface TellingEvidence extends Telling {
	departmentId: string;
	/** From 1. */
	number: number;
	setBy: string;
	setAt: Temporal.Instant;
}

/** What a setting of the reminders is called in the ledger. */
export function tellingRecord(row: TellingEvidence): Canonical {
	const { departmentId, number, quietFrom, quietUntil, remindDays, isOn, setBy, setAt } = row;
	return { departmentId, number, quietFrom, quietUntil, remindDays, isOn, setBy, setAt };
}

export const tellingDigest = (row: TellingEvidence): string => digest(tellingRecord(row));
