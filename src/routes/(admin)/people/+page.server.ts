import { readPeople } from '#lib/server/identity/read-people.ts';
import { answering } from '#routes/answer.ts';
import { rolesInWords } from './person-form.ts';
import type { PageServerLoadEvent } from './$types';

const A_PAGE = 50;

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { people } = await readPeople(locals);
	const query = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const words = query.toLowerCase().split(/\s+/).filter(Boolean);
	const found = people.filter((one) => {
		const text = `${one.givenName} ${one.familyName} ${one.email} ${one.badgeNumber ?? ''} ${one.unitName ?? ''} ${one.rank ?? ''}`;
		return words.every((word) => text.toLowerCase().includes(word));
	});
	const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
	const page = Math.min(
		pages,
		Math.max(1, Number(/^\d{1,6}$/.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1))
	);
	return {
		query,
		page,
		pages,
		count: { found: found.length, all: people.length },
		people: found.slice((page - 1) * A_PAGE, page * A_PAGE).map((one) => ({
			id: one.personId,
			name: `${one.familyName}, ${one.givenName}`,
			email: one.email,
			rank: one.rank,
			badge: one.badgeNumber,
			unit: one.unitName,
			roles: rolesInWords(one.roles),
			state: one.disabledAt ? 'Disabled' : one.passwordIsInitial ? 'Has not signed in yet' : 'Enabled'
		}))
	};
});
