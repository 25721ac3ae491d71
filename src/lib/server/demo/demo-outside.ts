import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { importRecords } from '#lib/server/compliance/outside/import-records.ts';
import { readImport } from '#lib/server/compliance/outside/read-import.ts';
import type { Context } from '#lib/server/context.ts';
import type { DemoAct } from './demo-studio.ts';
import { enterDemoTraining, type DemoCourse } from './enter-demo-training.ts';

interface Telling {
	asAdmin: (daysAgo: number) => Context;
	officer: () => Actor;
	email: string;
}

/** An officer who trained elsewhere: one certificate was accepted, one was not, one waits; older records were imported. */
export function demoOutside({ asAdmin, officer, email }: Telling): DemoAct[] {
	const asOfficer = (daysAgo: number): Context => ({ ...asAdmin(daysAgo), actor: officer() });
	const entered = async (daysAgo: number, course: DemoCourse) =>
		enterDemoTraining(asOfficer(daysAgo), officer().personId, course);
	const decided = async (daysAgo: number, outsideId: string, accepted: boolean, reason: string) => {
		const answer = await decideOutside(asAdmin(daysAgo), { outsideId, accepted, reason });
		if (answer.kind === 'refused') throw new Error(`The demo could not decide: ${answer.reason}`);
	};
	return [
		{ daysAgo: 150, act: () => importBefore(asAdmin(150), email) },
		{
			daysAgo: 40,
			act: async () => {
				const outsideId = await entered(40, {
					title: 'Strangulation: the medical side',
					minutes: 240,
					topic: 'strangulation'
				});
				await decided(
					38,
					outsideId,
					true,
					'Given by the forensic nurses of the county; hours are on the certificate.'
				);
			}
		},
		{
			daysAgo: 20,
			act: async () => {
				const outsideId = await entered(20, { title: 'Leadership breakfast', minutes: 60, topic: null });
				await decided(19, outsideId, false, 'A talk without a curriculum; the certificate names no hours.');
			}
		},
		{
			daysAgo: 2,
			act: async () => {
				await entered(2, { title: 'Interviewing with an interpreter', minutes: 360, topic: 'interviewing' });
			}
		}
	];
}

async function importBefore(context: Context, email: string) {
	const day = (ago: number) =>
		localDay(context.now, context.actor.timeZone).subtract({ days: ago }).toString();
	const rows = [
		'email,course_title,provider_name,completed_at,hours_credited,delivery,description',
		`${email},Victim interviews I,County Academy,${day(400)},8,in-person,Listening and notes`,
		`${email},Victim interviews II,County Academy,${day(399)},6.5,in-person,Practice in pairs`
	];
	const file = {
		bytes: new TextEncoder().encode(rows.join('\r\n')),
		...{ columns: null, choices: { order: null, delivery: null } }
	};
	const planned = await readImport(context, file);
	if (planned.kind === 'refused') throw new Error(`The demo's table was refused: ${planned.reason}`);
	const answer = await importRecords(context, {
		...{ ...file, name: 'before-firstword.csv', reason: 'From the spreadsheet that we kept before.' },
		confirmed: planned.plan.digest
	});
	if (answer.kind === 'refused') throw new Error(`The demo's table was not written: ${answer.reason}`);
}
