/** A step or a question, counted from zero, without leading zeros: one address for one page. */
export const match = (param: string) => /^(0|[1-9]\d{0,3})$/.test(param);
