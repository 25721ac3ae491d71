import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { ROLES, type Role } from '#lib/domain/identity/role.ts';
import { listDepartments } from '#lib/server/audit/queries.ts';
import { adoptFirstRequirement } from '#lib/server/compliance/adopt-first-requirement.ts';
import { adoptWholeCourse } from '#lib/server/compliance/adopt-whole-course.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database, Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { enterPerson, type NewPerson } from '#lib/server/identity/enter-person.ts';
import { foundDepartment } from '#lib/server/identity/found-department.ts';
import { generatePassword } from '#lib/server/identity/generate-password.ts';
import { hashPassword } from '#lib/server/identity/hash-password.ts';
import { dataFolder } from '#lib/server/database/data-folder.ts';
import { DemoOfficerAtWork } from './demo-clock.ts';
import { demoAgency } from './demo-agency.ts';
import { demoExemptions } from './demo-exemptions.ts';
import { demoCorrectionRequest, demoInspector, INSPECTOR } from './demo-inspector.ts';
import { demoFormer, FORMER_AUDITOR } from './demo-former.ts';
import { MODULES, SCENARIO, tell } from './demo-history.ts';
import { demoOutside } from './demo-outside.ts';
import { OFFICERS, practises, SECOND_TRAINER, STAFF, UNITS, type DemoOfficer } from './demo-people.ts';
import { demoFirstSession, demoSessions } from './demo-sessions.ts';
import { demoStudio, type DemoAct } from './demo-studio.ts';
import { enterDemoTraining } from './enter-demo-training.ts';
import { readTeaching } from './teaching.ts';

const TIME_ZONE = 'America/Chicago';
const CITATION = 'General Order 7.12 (demo)';
/** The demo's first day lies a good two years back, so that certificates have had time to lapse. */
const FIRST_DAY = 830;

/** Whether this start should fill a demo: on an empty embedded database, or an empty PostgreSQL when DEMO=1 asks. */
export async function isDemoWanted({ db }: Database): Promise<boolean> {
	if (process.env['DATABASE_URL'] && process.env['DEMO'] !== '1') return false;
	return (await listDepartments(db)).length === 0;
}

/** When the content of a demo was published: before the first officer of its story learned from it. */
export const demoBegins = (now: Temporal.Instant) => now.subtract({ hours: 24 * FIRST_DAY });

/** Fills an empty database with two invented departments, through the use cases, with a clock that starts in the past. */
export async function fillDemo({ db }: Database, say: (line: string) => void): Promise<void> {
	const now = Temporal.Now.instant();
	const password = generatePassword();
	const passwordHash = await hashPassword(password);
	const ago = (days: number) => now.subtract({ hours: 24 * days });
	say('Filling the demo department: 40 officers and two years of training, once…');

	const demo = await found(
		db,
		'Harbor County Sheriff (demo)',
		'demo.example',
		STAFF.admin,
		passwordHash,
		ago(FIRST_DAY)
	);
	const asAdmin = (days: number): Context => ({ db, actor: demo.admin, now: ago(days), address: null });
	const units: string[] = [];
	for (const name of UNITS) {
		const added = await addUnit(asAdmin(FIRST_DAY), { name });
		if (added.kind === 'added') units.push(added.unitId);
	}
	const requirementId = adopted(await adoptFirstRequirement(asAdmin(FIRST_DAY), CITATION));
	const staff = [
		...ROLES.filter((role) => role !== 'admin').map((role) => ({
			role,
			...STAFF[role],
			email: `${role}@demo.example`
		})),
		{ role: 'trainer' as const, ...SECOND_TRAINER }
	];
	const trainers: Actor[] = [];
	for (const { role, unit, ...person } of staff) {
		const hiredDaysAgo = role === 'officer' ? 0 : FIRST_DAY;
		const actor = await demo.enter(asAdmin(hiredDaysAgo), {
			...person,
			unitId: unit === null ? null : units[unit]!,
			roles: [role]
		});
		if (role === 'trainer') trainers.push(actor);
	}

	const teaching = await readTeaching(db, [...MODULES, SCENARIO], now);
	const seen = new Map<string, number>();
	const studio = demoStudio({ db, author: trainers[0]!, reviewer: trainers[1]!, ago });
	const leader = (days: number): Context => ({ db, actor: trainers[0]!, now: ago(days), address: null });
	const former = demoFormer(asAdmin, (context) => demo.enter(context, FORMER_AUDITOR));
	const acts: DemoAct[] = [
		...studio.acts,
		...demoSessions({ leader, unitId: units[0]! }),
		...former,
		...demoAgency(asAdmin)
	];
	let practising = 0;
	for (const [index, officer] of OFFICERS.entries()) {
		const nth = seen.get(officer.story) ?? 0;
		seen.set(officer.story, nth + 1);
		const { hiredDaysAgo, chapters } = tell(officer.story, nth);
		let actor: Actor;
		acts.push({
			daysAgo: Math.min(hiredDaysAgo, FIRST_DAY - 1),
			act: async () => {
				actor = await demo.enter(
					asAdmin(Math.min(hiredDaysAgo, FIRST_DAY - 1)),
					{
						...officerOf(officer, units),
						email: emailOf(officer),
						roles: ['officer'],
						badgeNumber: `HC-${4100 + index}`,
						stateOfficerId: `P${200_300 + 17 * index}`
					},
					localDay(ago(hiredDaysAgo), TIME_ZONE)
				);
			}
		});
		for (const { daysAgo, tell } of chapters)
			acts.push({
				daysAgo,
				act: async () => {
					const atWork = new DemoOfficerAtWork({ db, actor, now: ago(daysAgo), address: null });
					await tell((code) => ({ officer: atWork, requirementId, code, teaching }));
				}
			});
		if (practises(officer)) acts.push(...studio.practise(practising++, () => actor));
		if (officer.familyName === 'Rostami')
			acts.push(...demoExemptions({ asAdmin, officer: () => actor, requirementId }), {
				daysAgo: 1,
				act: () => demoCorrectionRequest({ db, actor, now: ago(1), address: null })
			});
		if (officer.familyName === 'Achterberg')
			acts.push(...demoOutside({ asAdmin, officer: () => actor, email: emailOf(officer) }));
		if (officer.story === 'left')
			acts.push({ daysAgo: 100, act: async () => void (await disablePerson(asAdmin(100), actor)) });
	}
	acts.sort((a, b) => b.daysAgo - a.daysAgo);
	for (const [done, { act }] of acts.entries()) {
		await act();
		if (done % 15 === 14) say(`  ${done + 1} of ${acts.length} chapters told`);
	}

	await demoInspector(asAdmin(0), password);

	const other = await found(
		db,
		'Larkfen Police (demo)',
		'other.example',
		{ givenName: 'Imani', familyName: 'Brandt' },
		passwordHash,
		ago(90)
	);
	const asOther: Context = { db, actor: other.admin, now: ago(90), address: null };
	adopted(await adoptWholeCourse(asOther, CITATION));
	await demoFirstSession({ leader: asOther });
	const { personId } = await other.enter(asOther, {
		givenName: 'Stellan',
		familyName: 'Okafor',
		rank: 'Officer',
		unitId: null,
		email: 'officer@other.example',
		roles: ['officer']
	});
	const leave = { kind: 'other' as const, fromOn: localDay(ago(90), TIME_ZONE), untilOn: null };
	await enterDemoTraining(asOther, personId, { title: 'First aid at night', minutes: 240, topic: null });
	await recordLeave(asOther, { personId, leave, reason: 'On loan to the state academy.' });
	await other.enter(asOther, {
		givenName: 'Wynn',
		familyName: 'Castellow',
		email: 'trainer@other.example',
		roles: ['trainer']
	});
	keepSignIns(password, demo.admin.departmentId);
}

interface DemoPerson {
	givenName: string;
	familyName: string;
	rank?: string | null;
	unitId?: string | null;
	badgeNumber?: string | null;
	stateOfficerId?: string | null;
	email: string;
	roles: readonly Role[];
}

async function found(
	db: Db,
	name: string,
	mail: string,
	admin: { givenName: string; familyName: string },
	passwordHash: string,
	at: Temporal.Instant
) {
	const filled = (person: DemoPerson, heldFrom: Temporal.PlainDate): NewPerson => ({
		rank: null,
		unitId: null,
		badgeNumber: null,
		stateOfficerId: null,
		...person,
		passwordHash,
		passwordIsInitial: false,
		heldFrom
	});
	const founder = filled(
		{ givenName: admin.givenName, familyName: admin.familyName, email: `admin@${mail}`, roles: ['admin'] },
		localDay(at, TIME_ZONE)
	);
	const actor = await foundDepartment(db, {
		name,
		timeZone: TIME_ZONE,
		administrator: founder,
		passwordIsInitial: false,
		now: at
	});
	return {
		admin: actor,
		async enter(
			context: Context,
			person: DemoPerson,
			heldFrom = localDay(context.now, TIME_ZONE)
		): Promise<Actor> {
			const row = filled(person, heldFrom);
			const entered = await inDepartment(db, actor.departmentId, (trx) => enterPerson(trx, context, row));
			if (entered.kind === 'refused') throw new Error(`The demo's ${person.email} is taken.`);
			const { givenName, familyName, rank, unitId, roles } = row;
			return { ...actor, personId: entered.personId, givenName, familyName, rank, unitId, roles };
		}
	};
}

function adopted(answer: Awaited<ReturnType<typeof adoptWholeCourse>>): string {
	if (answer.kind === 'refused') throw new Error(`The demo's requirement was refused: ${answer.reason}`);
	return answer.requirementId;
}

const officerOf = ({ givenName, familyName, rank, unit }: DemoOfficer, units: string[]) => ({
	givenName,
	familyName,
	rank,
	unitId: units[unit]!
});

const emailOf = ({ givenName, familyName }: DemoOfficer) =>
	`${givenName}.${familyName}@demo.example`.toLowerCase();

const signInsFile = () => join(dataFolder(), 'demo-sign-ins.txt');

function keepSignIns(password: string, departmentId: string) {
	mkdirSync(dataFolder(), { recursive: true });
	const people = [
		...ROLES.flatMap((role) =>
			role === 'trainer' ? ['trainer@demo.example', SECOND_TRAINER.email] : [`${role}@demo.example`]
		),
		INSPECTOR,
		'admin@other.example',
		'officer@other.example',
		'trainer@other.example'
	];
	writeFileSync(
		signInsFile(),
		`Demo sign-ins, all with the password ${password}\n${people.map((email) => `  ${email}\n`).join('')}for the department ${departmentId}\n`,
		{ mode: 0o600 }
	);
}

/** What the file with the demo's sign-ins says, when it is about this database. */
export async function readDemoSignIns({ db }: Database): Promise<string[]> {
	if (!existsSync(signInsFile())) return [];
	const text = readFileSync(signInsFile(), 'utf8');
	const isOfHere = (await listDepartments(db)).some(({ id }) => text.includes(id));
	return isOfHere ? [text.trimEnd(), `(kept in ${signInsFile()})`] : [];
}
