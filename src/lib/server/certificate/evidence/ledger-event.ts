import type { LedgerEntry } from '#lib/domain/audit/chain.ts';

/** An entry's text as a reader finds it: the program that wrote it may have known fewer members, or others. */
export interface LedgerEvent {
	seq: number;
	event: { kind: string; subject: string; digest?: string } & { [member: string]: unknown };
}

export const readEvent = ({ seq, body }: LedgerEntry): LedgerEvent => ({
	seq,
	event: JSON.parse(body) as LedgerEvent['event']
});
