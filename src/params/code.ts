/** A content code such as TR-4, SC-1 or a department's own LS-1. */
export const match = (param: string) => /^[A-Z]{2}-\d{1,3}$/.test(param);
