import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readStandards, readStateProfile } from '#lib/server/compliance/standards/read-standards.ts';
import { listPlans } from '#lib/server/course/read-paper.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent } from './$types';
import { shownProfile } from './profile-shown.ts';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const profile = readStateProfile(params.profile);
	const modules = new Map((await listPlans(locals)).map(({ code, title }) => [code, title]));
	const today = localDay(locals.now, locals.actor.timeZone);
	return {
		profile: shownProfile(profile, { topics: readStandards().topics, modules }, today),
		mayAdopt: can(locals.actor, { action: 'adopt-requirement' })
	};
});
