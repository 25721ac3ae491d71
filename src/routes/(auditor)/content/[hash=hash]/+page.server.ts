import { readContentVersion } from '#lib/server/compliance/read-content-version.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { version, publishedAt, sources, withheld } = await readContentVersion(locals, { hash: params.hash });
	const { hash, kind, code, title, document } = version;
	return {
		title,
		over: `${code} · ${kind}`,
		lead: `Published ${momentInWords(publishedAt, locals.actor.timeZone)}`,
		hash,
		lessons:
			kind === 'module'
				? document.lessons.map(({ title, minutes, segments }) => ({ title, minutes, segments }))
				: [],
		statementHtml: kind === 'statement' ? document.html : null,
		sourcesHtml: kind === 'module' ? document.sourcesHtml : null,
		sources: sources.map(([path, text]) => ({ path, text })),
		withheld
	};
});
