import { PREPARED_REGISTERS } from '../registers/prepared-register.ts';
import { PACK, packKind } from '../pack/pack-kind.ts';
import type { PreparedKind } from './prepared-kind.ts';

/** Every kind of file that can be asked for, by the name that `prepared_file.kind` and the ledger have for it. */
export const PREPARED_KINDS: Record<string, PreparedKind> = {
	[PACK]: packKind as PreparedKind,
	...PREPARED_REGISTERS
};
