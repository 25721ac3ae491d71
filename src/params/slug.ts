/** The name of a lesson in an address. */
export const match = (param: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(param) && param.length <= 100;
