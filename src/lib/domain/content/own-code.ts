/** Whether a code is of a scenario that a department wrote itself; those of the shared content never begin so. */
export const isOwnCode = (code: string) => code.startsWith('LS-');

/** The last code of a department, LS-999: the table takes no longer ones, and addresses are made of them. */
export const LAST_OWN_CODE = 999;
