import { hash } from 'node:crypto';

/** SHA-256 of a text's bytes, or of bytes, as hexadecimal digits. */
export const hashBytes = (bytes: string | Uint8Array): string => hash('sha256', bytes, 'hex');
