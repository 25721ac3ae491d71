import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { readRequirementView } from '#lib/server/compliance/registers/read-requirement-view.ts';
import { answering } from '#routes/answer.ts';
import { askedFrom, asOfFields, asOfInWords, asOfQuery } from '#routes/(auditor)/as-of.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { hrefOf as officersHref } from '#routes/(auditor)/officers/officer-filter.ts';
import { countsShown, figuresOf } from '#routes/(auditor)/registers/counts-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const moment = askedFrom(url);
	const { requirement: requirementId } = params;
	const read = await readRequirementView(locals, { requirementId, moment });
	const asked = { requirementId, ...moment };
	const { words, shown } = read;
	const asOf = asOfFields(moment, locals);
	return {
		title: shown.title,
		citation: shown.citation,
		path: url.pathname,
		here: `${url.pathname}${asOfQuery(moment)}`,
		lead: `Version ${shown.version}, ${asOfInWords(read, locals)}`,
		asOf,
		figures: figuresOf(read.counts, asked),
		officers: officersHref('/officers', asked),
		units: read.units.map(({ id, name, ...counts }) =>
			countsShown(counts, {
				name,
				href: id && `/registers/units/${id}${asOfQuery(moment)}`,
				overdueHref:
					id && officersHref('/officers', { ...asked, unitId: id, standing: 'overdue', sort: 'due' })
			})
		),
		parts: [
			{ title: 'Who', lines: [words.who] },
			{ title: 'How often', lines: [words.cycle, ...words.often] },
			{ title: 'Modules and scenarios', lines: words.items },
			{ title: 'Hours', lines: words.hours },
			{ title: 'Training from elsewhere', lines: words.outside },
			{ title: 'Attempts', lines: words.attempts },
			{ title: 'Afterwards', lines: words.after }
		].filter(({ lines }) => lines.length > 0),
		versions: read.versions.map(({ version, changes, note }) => ({
			number: version.version,
			title: `Version ${version.version}, ${version.withdrawn ? 'withdrawn' : 'counts'} from ${dayInWords(version.effectiveOn)}`,
			changes,
			note: note && {
				text: note.text,
				by: `${note.by ?? 'Somebody'}, ${momentInWords(note.at, locals.actor.timeZone)}`
			}
		}))
	};
});
