import type { Temporal } from 'temporal-polyfill';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import type { StateProfile, Topic } from '#lib/domain/compliance/standards/state-profile.ts';
import { checkOf, cycleOf, hoursOf } from '../profile-words.ts';

const HIRES = {
	whole: 'The whole is asked',
	'next-full': 'The next full cycle is the first that is asked',
	'pro-rated': 'The part that is left of the cycle is asked'
};
const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

interface Named {
	topics: readonly Topic[];
	/** Modules by code, as they are taught now. */
	modules: ReadonlyMap<string, string>;
}

/** A state's profile as its page shows it. */
export function shownProfile(profile: StateProfile, { topics, modules }: Named, today: Temporal.PlainDate) {
	const { hours, outside, filing, pausedBy, proposed } = profile;
	const isRolling = (profile.cycle ?? proposed)?.cycle.kind === 'rolling';
	return {
		...{ id: profile.id, name: profile.name, summary: profile.summary, rule: profile.rule },
		...{ limits: profile.limits, notVerified: profile.notVerified, sources: profile.sources },
		chosen: proposed?.why ?? null,
		...checkOf(profile, today),
		facts: [
			{ term: 'Citation', value: profile.citation },
			{ term: 'Cycle', value: cycleOf(profile) },
			{ term: 'Hours', value: hoursOf(profile) },
			...(isRolling ? [] : [{ term: 'Who comes in the middle', value: HIRES[profile.hires] }]),
			{
				term: 'Renewal opens',
				value: profile.renewalWindowDays ? `${days(profile.renewalWindowDays)} before` : 'With the cycle'
			},
			{ term: 'Grace', value: profile.graceDays ? days(profile.graceDays) : 'None' },
			{ term: 'Leave that stops the clock', value: pausedBy.join(', ') || 'None in what was read' },
			...(profile.consequence ? [{ term: 'What follows', value: profile.consequence }] : []),
			{ term: 'Read', value: profile.readOn }
		],
		topics: [
			...(hours?.topics ?? []).map(({ topic, minutes }) => ({
				title: topics.find(({ id }) => id === topic)!.title,
				needed: minutes ? minutesInWords(minutes) : 'Once, for however long',
				own: ownMinutes(topics.find(({ id }) => id === topic)!)
			})),
			...outside.map(({ title }) => ({ title, needed: 'Once', own: 'From elsewhere, or in a workshop' }))
		],
		items: profile.items.map((code) => ({ code, title: modules.get(code) ?? '' })),
		filing: [
			{ term: 'How', value: filing.how },
			{ term: 'When', value: filing.deadline },
			{ term: 'A filing can be', value: filing.states.join(' → ') },
			{ term: 'Fields', value: filing.basis }
		],
		fields: filing.fields
	};
}

function ownMinutes({ modules }: Topic): string {
	const parts = Object.entries(modules).map(([code, minutes]) => `${code} ${minutes}`);
	return parts.length > 0 ? `Minutes in our modules: ${parts.join(', ')}` : 'From elsewhere';
}
