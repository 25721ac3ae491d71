import { can } from '#lib/domain/identity/can.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { readContentVersion } from '#lib/server/compliance/read-content-version.ts';
import type { Context } from '#lib/server/context.ts';
import { NotFound } from '#lib/server/refusals.ts';

/** A published version, and whether its reader takes the training themselves: then its answers stay shut to them. */
export async function publishedVersion(context: Context, hash: string) {
	const { version, publishedAt } = await readContentVersion(context, { hash });
	if (version.kind === 'statement') throw new NotFound();
	const { timeZone } = context.actor;
	return {
		version,
		publishedOn: localDay(publishedAt, timeZone),
		isLearner: can(context.actor, { action: 'train' }),
		today: localDay(context.now, timeZone)
	};
}

/** The same where only a module will do. */
export async function publishedModule(context: Context, hash: string) {
	const { version, ...more } = await publishedVersion(context, hash);
	if (version.kind !== 'module') throw new NotFound();
	return { module: version.document satisfies ModuleDocument, ...more };
}
