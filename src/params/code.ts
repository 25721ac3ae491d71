/** A content code such as TR-4 or SC-1. */
export const match = (param: string) => /^[A-Z]{2}-\d{1,3}$/.test(param);
