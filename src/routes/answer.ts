import { error, isHttpError, isRedirect } from '@sveltejs/kit';
import { isAway } from '#lib/server/database/is-away.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';

/**
 * Turns what a use case throws into what a browser is told. Absent and forbidden records look the same to somebody
 * who may not see them: both are 404. A database that is away is 503, to be tried again.
 */
export function answering<Event, Answer>(handle: (event: Event) => Answer | Promise<Answer>) {
	return async (event: Event): Promise<Answer> => {
		try {
			return await handle(event);
		} catch (thrown) {
			if (thrown instanceof NotFound || thrown instanceof Forbidden) error(404, 'Not found');
			if (!isHttpError(thrown) && !isRedirect(thrown) && isAway(thrown))
				error(503, 'The database did not answer');
			throw thrown;
		}
	};
}
