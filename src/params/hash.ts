/** The SHA-256 that names a content version. */
export const match = (param: string) => /^[0-9a-f]{64}$/.test(param);
