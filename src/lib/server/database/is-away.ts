/** Whether an error says that the database cannot be reached or did not answer in time, so that waiting may help. */
export function isAway(error: unknown): boolean {
	const { code, message } = (error ?? {}) as { code?: string; message?: string };
	if (typeof code === 'string')
		return (
			/^(08|57P0|53|25P03|57014)/.test(code) ||
			['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code)
		);
	return /timeout|terminated|Connection/i.test(message ?? '') && error instanceof Error;
}
