import type { Machine } from '#lib/domain/certificate/verify/machine.ts';
import { verifyPack, type Asked } from '#lib/domain/certificate/verify/verify-pack.ts';
import { holds } from '#lib/server/audit/signing/holds.ts';
import { fflateMachine } from '#verifier/fflate-machine.ts';
import { keysOf, SERVER } from './small-pack.ts';

/** As the command has it, where signatures are looked at by Node; a browser does without. */
const COMMAND: Machine = { ...fflateMachine, holds };

/** Checks a pack that is in memory; without more, with the keys that the department published. */
export const verifyBytes = (
	bytes: Uint8Array,
	asked: Asked = { keys: keysOf(SERVER) },
	machine: Machine = COMMAND
) =>
	verifyPack(
		{
			size: bytes.length,
			read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length))
		},
		machine,
		asked
	);
