/** Whether a code is of a scenario that a department wrote itself; those of the shared content never begin so. */
export const isOwnCode = (code: string) => code.startsWith('LS-');
