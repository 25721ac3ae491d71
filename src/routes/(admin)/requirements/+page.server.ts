import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { readRequirements } from '#lib/server/compliance/requirement/read-requirements.ts';
import { answering } from '#routes/answer.ts';
import { stateShown } from './state-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => ({
	requirements: (await readRequirements(locals)).map(({ id, shown, state, ahead, words }) => ({
		href: `/requirements/${id}`,
		...{ title: shown.title, citation: shown.citation, state: stateShown(state, shown) },
		...{ who: words.who, asked: words.asked, often: words.cycle, isPractice: state === 'practice' },
		version: `${shown.version}, from ${dayInWords(shown.effectiveOn)}`,
		ahead: ahead.map((version) =>
			version.withdrawn
				? `Withdrawn from ${dayInWords(version.effectiveOn)}`
				: `Version ${version.version} from ${dayInWords(version.effectiveOn)}`
		)
	}))
}));
