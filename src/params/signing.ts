import { isSigningCode } from '#lib/domain/compliance/sessions/signing-code.ts';

/** A code of the wall of a session. */
export const match = (param: string) => isSigningCode(param);
