import { disablePerson } from '#lib/server/identity/disable-person.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { Context } from '#lib/server/context.ts';
import type { DemoAct } from './demo-studio.ts';

export const FORMER_AUDITOR = {
	...{ givenName: 'Harriet', familyName: 'Sandoval', badgeNumber: 'HC-4077' },
	...{ email: 'harriet.sandoval@demo.example', roles: ['auditor'] as const }
};

/** Somebody who read the records and left well over a year ago: a rule of retention can reach them. */
export function demoFormer(
	asAdmin: (daysAgo: number) => Context,
	enter: (context: Context) => Promise<Actor>
): DemoAct[] {
	let personId = '';
	return [
		{ daysAgo: 828, act: async () => void ({ personId } = await enter(asAdmin(828))) },
		{ daysAgo: 500, act: async () => void (await disablePerson(asAdmin(500), { personId })) }
	];
}
