/** The number of a release, without leading zeros: one address for one page. All departments count in one row. */
export const match = (param: string) => /^[1-9]\d{0,14}$/.test(param);
