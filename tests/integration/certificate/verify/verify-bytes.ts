import { verifyPack, type Asked } from '#lib/domain/certificate/verify/verify-pack.ts';
import { fflateMachine } from '#verifier/fflate-machine.ts';
import { keysOf, SERVER } from './small-pack.ts';

/** Checks a pack that is in memory; without more, with the keys that the department published. */
export const verifyBytes = (bytes: Uint8Array, asked: Asked = { keys: keysOf(SERVER) }) =>
	verifyPack(
		{
			size: bytes.length,
			read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length))
		},
		fflateMachine,
		asked
	);
