import { pino } from 'pino';

/**
 * The program's own log: ids and outcomes, one JSON line each. Names, addresses of people, answers and passwords
 * never reach it; the redaction is for the day when somebody logs a whole object.
 */
export const log = pino({
	level: process.env['LOG_LEVEL'] ?? 'info',
	base: null,
	timestamp: pino.stdTimeFunctions.isoTime,
	redact: {
		paths: [
			'*.password',
			'*.email',
			'*.givenName',
			'*.familyName',
			'*.token',
			'*.cookie',
			'cookie',
			'password',
			'email',
			'token'
		],
		remove: true
	},
	// A driver's error carries the statement and its row; only what happened and where is kept.
	serializers: {
		err: (error: Error & { code?: string }) => ({
			type: error.name,
			code: error.code,
			message: error.code ? undefined : error.message,
			stack: error.stack?.split('\n').slice(1, 8)
		})
	}
});
