/** `1 row`, `12,840 rows`. */
export const rowsOf = (total: number) => (total === 1 ? '1 row' : `${total.toLocaleString('en-US')} rows`);
