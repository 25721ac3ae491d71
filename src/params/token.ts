/** A random token of 32 bytes, as an invitation's link carries it. */
export const match = (param: string) => /^[\w-]{43}$/.test(param);
