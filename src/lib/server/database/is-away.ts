/** What pg and the network say when the database is not there: codes first, and the sentences pg gives no code. */
const CODES = /^(08|57P0|53|25P03|57014|ECONNREFUSED$|ECONNRESET$|EPIPE$|ETIMEDOUT$)/;
const SENTENCES =
	/^(Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Whether an error says that the database cannot be reached or did not answer in time, so that waiting may help. */
export function isAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code, message } = error as Error & { code?: unknown };
	return typeof code === 'string' ? CODES.test(code) : SENTENCES.test(message);
}
