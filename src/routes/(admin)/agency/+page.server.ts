import { readAgency } from '#lib/server/compliance/agency/read-agency.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { doneInWords } from './done-words.ts';
import type { PageServerLoadEvent } from './$types';

const NOT_ENTERED = 'Not entered';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { detail, settings, profiles } = await readAgency(locals);
	const { actor } = locals;
	const last = settings[0];
	const state = profiles.find(({ id }) => id === detail.profile)?.name;
	return {
		name: actor.departmentName,
		facts: [
			{ term: 'ORI', value: detail.ori ?? NOT_ENTERED },
			{ term: 'State agency number', value: detail.stateAgencyNumber ?? NOT_ENTERED },
			{ term: 'Files with', value: state ?? 'No state chosen' },
			{ term: 'Address', value: detail.address ?? NOT_ENTERED },
			{
				term: 'Chief executive',
				value: [detail.chiefName, detail.chiefTitle].filter(Boolean).join(', ') || NOT_ENTERED
			}
		],
		last: last
			? `Set by ${last.setBy} on ${momentInWords(last.setAt, actor.timeZone)}, number ${last.number}.`
			: null,
		done: doneInWords(url.searchParams.get('done'))
	};
});
