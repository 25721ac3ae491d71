import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { openFromTraining } from './officer-steps.ts';
import { audienceOf, paramsOf, pathOf, ROUTES, type Route } from './routes.ts';
import { draftFrom } from './studio-draft.ts';
import { lessonsOf } from './taught.ts';

// What nobody's browser sends. It is sent by people of the second department, which no other journey touches, so that
// its ledger can be counted before and after.

interface Field {
	good: string;
	/** Each is refused, whatever the other fields say. */
	wrong: string[];
	isOptional?: boolean;
}

const LONG = 'x'.repeat(2000);
const person: Record<string, Field> = {
	givenName: { good: 'Ada', wrong: ['', '  ', LONG] },
	familyName: { good: 'Tester', wrong: ['', LONG] },
	badgeNumber: { good: '1', wrong: [LONG], isOptional: true },
	stateOfficerId: { good: '2', wrong: [LONG, '123-45-6789'], isOptional: true },
	rank: { good: 'Officer', wrong: [LONG], isOptional: true },
	assignment: { good: 'Patrol', wrong: [LONG], isOptional: true },
	licensedOn: {
		good: '2024-02-29',
		wrong: ['yesterday', '2023-02-29', '0001-01-01', '9999-01-01'],
		isOptional: true
	},
	unitId: { good: '', wrong: ['not-a-unit', '1', randomUUID()], isOptional: true },
	heldFrom: {
		good: '2024-02-29',
		wrong: ['', 'yesterday', '2023-02-29', '2024-13-01', '0001-01-01', '99999-01-01']
	}
};
const roles: Field = { good: 'officer', wrong: ['', 'root', '__proto__'] };
const answer: Field = { good: '0', wrong: ['-1', '1.5', '99', '9999999999999', 'NaN', 'a', '0x1', '{}'] };
const reason: Field = { good: 'A reason', wrong: ['', ' ', LONG] };
const some: Field = { good: randomUUID(), wrong: ['', 'x', '1', LONG] };
const wrongDays = ['yesterday', '2023-02-29', '2024-13-01', '0001-01-01', '9999-01-01'];
const days = {
	fromOn: { good: '2026-12-01', wrong: ['', ...wrongDays] },
	untilOn: { good: '', wrong: wrongDays, isOptional: true }
};
const typed = (most: number): Field => ({ good: '', wrong: ['x'.repeat(most + 1)], isOptional: true });
const fileFormat: Field = { good: 'csv', wrong: ['', 'pdf', '__proto__'] };
const outside: Record<string, Field> = {
	form: some,
	title: { good: 'A course', wrong: ['', ' ', LONG] },
	provider: { good: 'An academy', wrong: ['', LONG] },
	providerNumber: { good: '', wrong: [LONG], isOptional: true },
	stateCourseNumber: { good: '', wrong: [LONG], isOptional: true },
	begunOn: { good: '2026-01-05', wrong: ['', ...wrongDays] },
	completedOn: { good: '2026-01-05', wrong: ['', ...wrongDays] },
	hours: { good: '8', wrong: ['', '0', '-1', 'eight', '1,500', '25', '9999', 'NaN', '0x8', LONG] },
	delivery: { good: 'in-person', wrong: ['', 'by-post', '__proto__'] },
	topic0: { good: '', wrong: ['no-such-topic', '__proto__', LONG], isOptional: true },
	topicHours0: { good: '', wrong: ['1', 'x', LONG], isOptional: true },
	category: { good: '', wrong: ['no-such-category', '__proto__', LONG], isOptional: true },
	place: { good: '', wrong: [LONG], isOptional: true },
	instructor: { good: '', wrong: [LONG], isOptional: true },
	instructorQualification: { good: '', wrong: [LONG], isOptional: true },
	statement: { good: 'About something', wrong: ['', ' ', LONG] }
};
const table: Record<string, Field> = {
	packed: { good: '', wrong: ['x', 'H4sIAAAA', LONG], isOptional: true },
	name: { good: 'a.csv', wrong: [LONG], isOptional: true },
	columns: { good: '', wrong: ['salary', '__proto__', LONG], isOptional: true },
	order: { good: '', wrong: ['year-first', '__proto__'], isOptional: true },
	delivery: { good: '', wrong: ['by-post', '__proto__'], isOptional: true }
};
const publishing: Record<string, Field> = {
	review: some,
	effect: { good: 'none', wrong: ['', 'everything', '__proto__'] },
	note: typed(2000),
	effective: { good: '', wrong: ['yesterday', '2023-02-29', '0001-01-01', '9999-01-01'], isOptional: true }
};
const retiring: Record<string, Field> = {
	code: { good: 'LS-999', wrong: ['', LONG] },
	reason: { good: 'A reason', wrong: ['', ' ', 'x'.repeat(2001)] }
};
const base: Field = { good: '0'.repeat(64), wrong: ['', 'abc', 'z'.repeat(64)] };

const number = (good: string, ...wrong: string[]): Field => ({
	...{ good, wrong: ['', '-1', '1.5', '1e3', 'x', '9999999999', ...wrong] }
});
const maybeDay: Field = { good: '', wrong: ['lately', '2023-02-29', '0001-01-01x'], isOptional: true };
/** A rule that can be adopted; what is chosen from a list may be left out, and then says nothing. */
const requirement: Record<string, Field> = {
	title: { good: 'Hostile rule', wrong: ['', ' ', LONG] },
	citation: { good: 'Code 1.2', wrong: ['', ' ', LONG] },
	ranks: { good: '', wrong: ['Astronaut', LONG], isOptional: true },
	moreRanks: { good: '', wrong: [`${LONG}\n${LONG}`], isOptional: true },
	units: { good: '', wrong: ['not-a-unit', randomUUID(), '__proto__'], isOptional: true },
	roles: { good: 'officer', wrong: ['root', '__proto__'], isOptional: true },
	hiredFrom: maybeDay,
	hiredUntil: { ...maybeDay, wrong: [...maybeDay.wrong, '1950-01-01'] },
	items: { good: 'TR-4', wrong: ['XX-9', 'tr-4', LONG, '__proto__', 'statement'] },
	hours: { good: '', wrong: ['forty', '-1', '1,500', '1e9', LONG], isOptional: true },
	credit: { good: 'approved', wrong: [], isOptional: true },
	outside: { good: '', wrong: ['no-such-category', '__proto__'], isOptional: true },
	effectiveOn: { good: '2099-01-01', wrong: ['', 'yesterday', '2023-02-29', '1900-01-01', '9999-01-01'] },
	cycle: { good: 'rolling', wrong: ['', 'daily', '__proto__', LONG] },
	everyMonths: number('24', '0', '241'),
	firstDueDays: number('60', '0', '3651'),
	renewalWindowDays: number('60', '5000'),
	graceDays: number('0', '5000'),
	pausedBy: { good: 'military', wrong: ['holiday', '__proto__'], isOptional: true },
	passPercent: number('80', '79', '101'),
	attemptsPerCycle: number('3', '0', '1001'),
	waitMinutes: number('30', '527041'),
	consequences: typed(2000),
	reportWithinDays: { good: '', wrong: ['-1', '0', '367', 'x'], isOptional: true }
};
const version: Record<string, Field> = {
	...requirement,
	openCycles: { good: 'finish', wrong: ['forget', '__proto__'], isOptional: true },
	after: { good: '1', wrong: [], isOptional: true }
};
/** Saving is refused until what is saved was looked at. */
const unseen = (fields: Record<string, Field>): Record<string, Field> => ({
	...fields,
	previewed: { good: '0'.repeat(64), wrong: ['', 'x', LONG] }
});

/** Every form action, with the fields it reads. The test below fails when one is missing here. */
const ACTIONS: Record<string, Record<string, Field>> = {
	'(public)/password default': {
		currentPassword: { good: 'not the password', wrong: ['', LONG] },
		nextPassword: { good: 'seven green lamps', wrong: ['', 'short', LONG] }
	},
	'(public)/sign-in default': {
		email: { good: 'nobody@nowhere.example', wrong: ['', 'nobody', `${LONG}@nowhere.example`] },
		password: { good: 'not the password', wrong: ['', LONG] }
	},
	'(public)/invitation/[token=token] default': {
		nextPassword: { good: 'seven green lamps at the quay', wrong: ['', 'short', LONG] }
	},
	'(admin)/inspections/new default': {
		givenName: person['givenName']!,
		familyName: person['familyName']!,
		email: { good: 'inspector@elsewhere.example', wrong: ['', 'nobody', `${LONG}@nowhere.example`] },
		organisation: { good: 'Office of Standards', wrong: ['', ' ', LONG] },
		reason,
		from: { good: '2026-01-01', wrong: ['', '2199-01-01', ...wrongDays] },
		to: { good: '2026-01-31', wrong: ['', '2025-12-31', ...wrongDays] },
		until: { good: '2199-01-01', wrong: ['', '2020-01-01', ...wrongDays] }
	},
	'(admin)/inspections/[inspection=id] end': { reason },
	'(admin)/inspections/[inspection=id] link': {},
	'(admin)/correction-requests/[request=id] default': {
		verdict: { good: 'left', wrong: ['', 'perhaps', '__proto__'] },
		answer: { good: 'An answer', wrong: ['', ' ', 'x'.repeat(2001)] }
	},
	'(auditor)/notes write': {
		form: some,
		about: {
			good: '/compliance',
			wrong: ['', '/', 'x', '//elsewhere.example', 'https://elsewhere.example', LONG]
		},
		text: { good: 'A note', wrong: ['', ' ', 'x'.repeat(4001)] }
	},
	'(auditor)/notes edit': {
		note: some,
		noted: { good: 'A note', wrong: ['', ' ', 'x'.repeat(4001)] }
	},
	'(auditor)/notes delete': { note: some },
	'(officer)/my-record default': {
		record: typed(300),
		other: typed(300),
		text: { good: 'It is wrong', wrong: ['', ' ', 'x'.repeat(2001)] }
	},
	'(public)/sign-out default': {},
	'(public)/theme default': {
		theme: { good: 'dark', wrong: [LONG] },
		back: { good: '/', wrong: [], isOptional: true }
	},
	'(officer)/away default': { shortcut: { good: 'off', wrong: ['', 'perhaps'] } },
	'(officer)/training/[requirement=id]/[code=code] start': {},
	'(officer)/training/[requirement=id]/[code=code]/lessons/[lesson=slug] finish': {},
	'(officer)/training/[requirement=id]/[code=code]/lessons/[lesson=slug] check': {
		check: { good: 'the-dinner-word', wrong: [LONG, 'no-such-check', '__proto__'] },
		answer
	},
	'(officer)/training/[requirement=id]/[code=code]/text read': {},
	'(officer)/training/[requirement=id]/[code=code]/text check': {
		check: { good: 'the-dinner-word', wrong: [LONG, 'no-such-check'] },
		answer
	},
	'(officer)/training/[requirement=id]/[code=code]/quiz start': {},
	'(officer)/training/[requirement=id]/[code=code]/quiz/[attempt=id]/[question=count] default': { answer },
	'(officer)/training/[requirement=id]/[code=code]/quiz/[attempt=id]/check default': {},
	'(officer)/training/[requirement=id]/[code=code]/sign default': {
		statement: { good: '0'.repeat(64), wrong: ['', 'abc', 'z'.repeat(64)] },
		agree: { good: 'yes', wrong: ['no'], isOptional: true }
	},
	'(officer)/training/[requirement=id]/scenarios/[scenario=code] start': {},
	'(officer)/training/[requirement=id]/scenarios/[scenario=code] exercise': {},
	'(officer)/training/[requirement=id]/scenarios/[scenario=code]/[run=id]/[step=count] default': {
		form: { good: 'choice', wrong: ['', 'answer', 'continue', 'jump'] },
		choice: { ...answer, good: '0' }
	},
	'(officer)/training/changes/[release=release] default': {},
	'(officer)/sessions default': { code: { good: '0'.repeat(26), wrong: ['', ' ', 'x', LONG] } },
	'(officer)/sign/[session=id]/[signing=signing] default': {},
	'(staff)/workshops/new default': {
		form: some,
		title: { good: 'A workshop', wrong: ['', ' ', LONG] },
		summary: { good: 'About something', wrong: ['', ' ', 'x'.repeat(2001)] },
		minutes: { good: '60', wrong: ['', '0', '-1', '1.5', '6001', 'x'] },
		segments: { good: '1', wrong: ['', '0', '-1', '51', '61', 'x'] },
		topic: { good: '', wrong: ['trauma', 'no-such-topic', LONG], isOptional: true },
		topicMinutes: { good: '', wrong: ['60', '-1', '1.5', LONG], isOptional: true },
		category: { good: '', wrong: ['no-such-category', '__proto__', LONG], isOptional: true },
		partner: { good: '', wrong: ['A partner of no kind', LONG], isOptional: true },
		partnerKind: { good: 'none', wrong: ['', 'medical', '__proto__'] },
		stateCourseNumber: { good: '', wrong: [LONG], isOptional: true }
	},
	'(staff)/workshops/[workshop=id]/sessions/new default': {
		form: some,
		segment: { good: '1', wrong: ['', '0', '3', '99', '-1', 'x'] },
		startsOn: { good: '2100-01-04', wrong: ['', '2020-01-01', ...wrongDays] },
		startTime: { good: '09:00', wrong: ['', '9', '25:00', '09:60'] },
		endTime: { good: '10:00', wrong: ['', '08:00', '09:00', '24:00'] },
		overnight: { good: '', wrong: ['perhaps', 'yes'], isOptional: true },
		place: { good: 'Room', wrong: ['', ' ', LONG] },
		instructor: { good: 'Somebody', wrong: ['', ' ', LONG] },
		instructorQualification: { good: 'Licensed', wrong: ['', ' ', LONG] },
		walkIns: { good: '', wrong: ['perhaps'], isOptional: true }
	},
	'(staff)/sessions/[session=id] invite': {
		person: { good: randomUUID(), wrong: ['', 'x', '1', LONG] },
		unit: { good: '', wrong: ['not-a-unit', '1', LONG], isOptional: true }
	},
	'(staff)/sessions/[session=id] sheet': {
		person: { good: randomUUID(), wrong: ['', 'x', LONG] },
		in: { good: '09:00', wrong: ['9', '25:00', LONG] },
		out: { good: '09:30', wrong: ['9', '25:00', LONG] }
	},
	'(staff)/sessions/[session=id] close': { note: { good: 'Held as planned.', wrong: ['', ' ', LONG] } },
	'(staff)/sessions/[session=id] cancel': { reason },
	'(officer)/outside/new default': outside,
	'(trainer)/modules putAway': { draft: some },
	'(trainer)/modules bringBack': { draft: some },
	'(trainer)/drafts/new default': {
		form: some,
		from: {
			good: 'template:welfare-check',
			wrong: [
				...['', 'x', 'template:', 'template:../x', 'template:no-such-template', 'draft:1', LONG],
				...['published:zz', `published:${'f'.repeat(64)}`, `draft:${randomUUID()}`, '__proto__:x']
			]
		}
	},
	'(trainer)/drafts/import read': {
		text: { good: ':: Start\nHere.', wrong: ['', ' '] },
		as: { good: '', wrong: ['exe', '__proto__'], isOptional: true }
	},
	'(trainer)/drafts/import make': { text: { good: '## A', wrong: ['', ' '] }, form: some },
	'(trainer)/drafts/[draft=id] save': {
		text: { good: '## A', wrong: ['x'.repeat(400_001)] },
		base,
		fresh: { good: 'yes', wrong: ['perhaps'], isOptional: true }
	},
	'(trainer)/drafts/[draft=id] take': {
		text: { good: '## A', wrong: ['x'.repeat(400_001)] },
		theirs: { good: '## B', wrong: [] },
		base
	},
	'(trainer)/drafts/[draft=id]/history/[number=count] default': {},
	'(trainer)/drafts/[draft=id]/media default': { name: typed(200), said: typed(8000) },
	'(trainer)/drafts/[draft=id]/review ask': { base, note: typed(2000) },
	'(trainer)/drafts/[draft=id]/review withdraw': { review: some },
	'(trainer)/drafts/[draft=id]/review decide': {
		review: some,
		verdict: { good: 'approved', wrong: ['', 'withdrawn', '__proto__'] },
		words: typed(4000),
		clinician: typed(200)
	},
	'(trainer)/drafts/[draft=id]/review comment': {
		scene: { good: '', wrong: [LONG], isOptional: true },
		comment: { good: 'A word', wrong: ['', ' ', 'x'.repeat(4001)] }
	},
	'(trainer)/drafts/[draft=id]/review settle': { settled: some },
	'(trainer)/drafts/[draft=id]/publish check': publishing,
	'(trainer)/drafts/[draft=id]/publish publish': publishing,
	'(trainer)/drafts/[draft=id]/publish retireCheck': retiring,
	'(trainer)/drafts/[draft=id]/publish retire': retiring,
	'(auditor)/ledger check': {},
	'(auditor)/ledger prepare': { format: fileFormat },
	'(auditor)/officers prepare': { format: fileFormat },
	'(auditor)/registers/[register=register] prepare': { format: fileFormat },
	'(auditor)/registers save': {
		name: { good: 'A view', wrong: ['', ' ', LONG] },
		href: {
			good: '/officers',
			wrong: ['', '//elsewhere.example', '/people', 'https://elsewhere.example/', LONG]
		}
	},
	'(auditor)/registers delete': { id: some },
	// Of an officer whom nobody knows, so that no file is made.
	'(auditor)/packs default': {
		officer: { good: randomUUID(), wrong: ['x', '1', LONG], isOptional: true },
		requirement: { good: '', wrong: ['x', '1', LONG], isOptional: true },
		period: { good: 'fiscal-year', wrong: ['', 'decade', '__proto__'] },
		from: { good: '', wrong: wrongDays, isOptional: true },
		to: { good: '', wrong: wrongDays, isOptional: true },
		asOf: { good: '', wrong: ['yesterday', '2023-02-29T10:00', '2024-01-01T25:00'], isOptional: true }
	},
	'(auditor)/officers/[person=id] grant': {
		requirement: { good: randomUUID(), wrong: ['', 'x'] },
		code: { good: 'TR-4', wrong: ['', 'tr-4', LONG] },
		reason
	},
	'(auditor)/officers/[person=id] revoke': {
		certificate: { good: randomUUID(), wrong: ['', 'x', '1'] },
		reason
	},
	'(auditor)/officers/[person=id]/leave/new default': {
		kind: { good: 'military', wrong: ['', 'holiday', '__proto__'] },
		...days,
		reason
	},
	'(auditor)/officers/[person=id]/leave/[leave=id]/end default': { untilOn: days.fromOn },
	'(auditor)/officers/[person=id]/waivers/new default': {
		requirementId: some,
		fromOn: days.fromOn,
		untilOn: days.fromOn,
		reason
	},
	'(auditor)/officers/[person=id]/corrections/[kind=correctable]/[record=id] default': {
		how: { good: 'void', wrong: ['', 'delete', '__proto__'] },
		leave: { good: '', wrong: ['holiday', '__proto__'], isOptional: true },
		fromOn: { ...days.untilOn },
		untilOn: days.untilOn,
		instead: { good: '', wrong: ['x', '1', LONG], isOptional: true },
		reason
	},
	'(admin)/requirements/new preview': requirement,
	'(admin)/requirements/new adopt': unseen(requirement),
	'(admin)/requirements/[requirement=id]/revise preview': version,
	'(admin)/requirements/[requirement=id]/revise revise': unseen({ ...version, note: typed(1000) }),
	'(admin)/requirements/[requirement=id]/withdraw default': {
		effectiveOn: { good: '2099-01-01', wrong: ['', 'yesterday', '2023-02-29', '1999-01-01'] },
		note: { good: 'A reason', wrong: ['', ' ', LONG] }
	},
	'(auditor)/officers/[person=id]/outside/new default': outside,
	'(admin)/outside-requests/[outside=id] default': {
		verdict: { good: 'accepted', wrong: ['', 'perhaps', '__proto__'] },
		reason
	},
	'(admin)/import read': table,
	'(admin)/import write': { ...table, confirmed: base, reason },
	'(admin)/telling change': {
		quietFrom: { good: '21:00', wrong: ['', '25:00', '9:00', 'night', LONG] },
		quietUntil: { good: '07:00', wrong: ['', '24:00', '07:60', LONG] },
		remindDays: { good: '30, 7, 1', wrong: ['x', '0', '7, 7', '-1', '1.5', '366', LONG], isOptional: true },
		isOn: { good: 'yes', wrong: ['', 'perhaps', '__proto__'] }
	},
	'(admin)/telling tell': {},
	'(admin)/agency/details default': {
		ori: { good: '', wrong: ['nine', 'WY01100000', '--WY--000', LONG], isOptional: true },
		stateAgencyNumber: typed(200),
		profile: { good: '', wrong: ['ohio', '__proto__', LONG] },
		address: typed(1000),
		chiefName: typed(200),
		chiefTitle: typed(200)
	},
	'(admin)/agency/courses/[code=code] default': {
		approvedTitle: { good: '', wrong: [LONG] },
		stateCourseNumber: typed(200),
		ncpNumber: typed(200),
		providerName: typed(200),
		providerNumber: typed(200)
	},
	'(auditor)/filing report': {
		of: {
			good: `completion:${randomUUID()}`,
			wrong: ['', 'x', 'completion:1', `__proto__:${randomUUID()}`, `waiver:${randomUUID()}`, LONG]
		},
		state: { good: 'submitted', wrong: ['', 'not-reported', '__proto__'] },
		reportedOn: { good: '2026-11-01', wrong: ['', ...wrongDays] },
		confirmationNumber: typed(100),
		note: typed(1000)
	},
	'(admin)/checkpoint-copies add': {
		kind: { good: 'mail', wrong: ['', 'ftp', '__proto__'] },
		mail: { good: 'clerk@other.example', wrong: ['', 'clerk', 'a@b.example,c@d.example', LONG] },
		webhook: { good: '', wrong: [], isOptional: true }
	},
	'(admin)/checkpoint-copies end': { sinkId: some },
	'(admin)/people/new default': {
		...person,
		email: { good: 'ada@other.example', wrong: ['', 'ada', LONG] },
		roles
	},
	'(admin)/people/[person=id] change': person,
	'(admin)/people/[person=id] roles': { roles },
	'(admin)/people/[person=id] disable': {},
	'(admin)/people/[person=id] enable': {},
	'(admin)/people/[person=id] password': {},
	'(admin)/retention rule': {
		class: { good: 'files', wrong: ['', 'everything', '__proto__'] },
		keepMonths: { good: '', wrong: ['x', '-1', '1.5', '11', '1201', LONG], isOptional: true },
		reason
	},
	'(admin)/retention place': { matter: reason },
	'(admin)/retention end': { hold: some, reason },
	'(admin)/retention/[person=id] hold': { matter: reason },
	'(admin)/retention/[person=id] remove': {
		class: { good: 'files', wrong: ['', 'everything', '__proto__'] },
		reason,
		confirmation: { good: 'Nobody Else', wrong: ['', ' ', LONG] }
	},
	'(admin)/units default': { name: { good: 'Unit', wrong: ['', ' ', LONG] } }
};

const every = ROUTES.flatMap((route) =>
	route.actions.map((action) => ({ route, action, fields: ACTIONS[`${route.id} ${action}`] ?? {} }))
);
const actionPath = (path: string, action: string) => (action === 'default' ? path : `${path}?/${action}`);
const goodOf = (fields: Record<string, Field>) =>
	Object.fromEntries(Object.entries(fields).map(([name, { good }]) => [name, good]));

type Ids = Record<string, string>;

interface Enemy {
	/** Nobody signed in, and three people of the second department. */
	nobody: APIRequestContext;
	officer: APIRequestContext;
	trainer: APIRequestContext;
	admin: APIRequestContext;
	/** What is theirs. */
	own: Ids;
	/** The same things of the first department. */
	foreign: Ids;
}

const draftIn = (path: string) => path.split('/').at(-1)!;
const idsIn = (path: string) => /training\/([\w-]+)\/.*?([0-9a-f-]{36})\/\w+$/.exec(path)!;

/** Both departments have an officer with a run and an attempt; the second one's are made here, once. */
async function prepare(as: (who: string) => Promise<Page>): Promise<Pick<Enemy, 'own' | 'foreign'>> {
	const officer = await as('officer@other.example');
	const admin = await as('admin@other.example');
	await openFromTraining(officer, 'Kitchen light');
	await officer.getByRole('button', { name: /^(Start|Continue)$/ }).click();
	await expect(officer).toHaveURL(/\/SC-1\/.*\/0$/);
	const [, requirement, run] = idsIn(officer.url());
	await openFromTraining(officer, 'Signs of danger you must not miss');
	const start = officer.getByRole('button', { name: 'Start' });
	if (await start.isVisible()) await start.click();
	await officer.goto(`/training/${requirement}/TR-4/text`);
	const read = officer.getByRole('button', { name: 'I have read all of it' });
	if (await read.isVisible()) await read.click();
	await officer.goto(`/training/${requirement}/TR-4/quiz`);
	await officer.getByRole('button', { name: /^(Start|Continue)$/ }).click();
	await expect(officer).toHaveURL(/\/quiz\/.*\/0$/);
	const [, , attempt] = idsIn(officer.url());
	await admin.goto('/people?q=stellan');
	const leader = await as('trainer@other.example');
	await leader.goto('/workshops');
	const own = {
		requirement: requirement!,
		workshop: await idBehind(leader, WORKSHOP),
		session: await idBehind(leader, / to 07:30$/),
		run: run!,
		attempt: attempt!,
		person: await idBehind(admin, 'Okafor, Stellan'),
		...(await leaveOf(admin, await idBehind(admin, 'Okafor, Stellan'))),
		outside: await requestOf(admin),
		unit: await unitOf(admin),
		message: await messageOf(admin),
		prepared: await preparedOf(admin),
		draft: draftIn(await draftFrom(await as('trainer@other.example'), 'A welfare check'))
	};

	const meredith = await as('meredith.ostrander@demo.example');
	const auditor = await as('auditor');
	await openFromTraining(meredith, 'Kitchen light');
	const played = await hrefOf(meredith, 'See the last result');
	await openFromTraining(meredith, 'Signs of danger you must not miss');
	await meredith.getByRole('link', { name: 'Quiz', exact: true }).click();
	const taken = await hrefOf(meredith, 'See the last result');
	await meredith.goto('/certificates');
	const certificate = await idBehind(meredith, 'Signs of danger you must not miss');
	await auditor.goto('/officers?q=ostrander');
	const theirs = await idBehind(auditor, 'Ostrander, Meredith');
	await auditor.goto('/officers?q=rostami');
	const rostami = await idBehind(auditor, 'Rostami, Hamid');
	const trainer = await as('trainer');
	await trainer.goto('/workshops');
	const foreign = {
		requirement: idsIn(played)[1]!,
		workshop: await idBehind(trainer, WORKSHOP),
		session: await idBehind(trainer, / to 07:30$/),
		run: idsIn(played)[2]!,
		attempt: idsIn(taken)[2]!,
		certificate,
		person: theirs,
		...(await leaveOf(await as('admin'), rostami)),
		outside: await requestOf(await as('admin')),
		unit: await unitOf(await as('admin')),
		import: await importOf(await as('admin')),
		message: await messageOf(await as('admin')),
		prepared: await preparedOf(await as('admin')),
		...(await inspectionOf(await as('admin'))),
		draft: draftIn(await draftFrom(await as('trainer'), 'A welfare check'))
	};
	return {
		own: {
			...SAME,
			...own,
			certificate: randomUUID(),
			import: randomUUID(),
			inspection: randomUUID(),
			request: randomUUID()
		},
		foreign: { ...SAME, ...foreign }
	};
}

/** Leave that stands in somebody's record, which is also what a correction would be about. */
async function leaveOf(admin: Page, person: string) {
	await admin.goto(`/officers/${person}`);
	const link = admin
		.getByRole('list', { name: 'Leave' })
		.getByRole('link', { name: /^Correct: / })
		.first();
	const leave = (await link.getAttribute('href'))!.split('/').at(-1)!;
	return { leave, record: leave };
}

/** Training from elsewhere that waits for a decision. */
async function requestOf(admin: Page) {
	await admin.goto('/outside-requests');
	return idBehind(admin, /night|interpreter/);
}

/** A unit of the department, as its registers list it; the second department has none before. */
async function unitOf(admin: Page) {
	await admin.goto('/registers');
	if ((await admin.locator('main a[href^="/registers/units/"]').count()) === 0) {
		await admin.goto('/units');
		await admin.getByLabel('Name of the unit').fill('Night watch');
		await admin.getByRole('button', { name: 'Add unit' }).click();
		await expect(admin.getByText('The unit is added.')).toBeVisible();
		await admin.goto('/registers');
	}
	const href = await admin.locator('main a[href^="/registers/units/"]').first().getAttribute('href');
	return href!.split('/').at(-1)!;
}

/** A pack, once it is made: the ledger that is counted here takes an entry when it is. */
async function preparedOf(admin: Page) {
	await admin.goto('/packs');
	await admin.getByRole('button', { name: 'Make the pack' }).click();
	await expect(admin.getByRole('link', { name: /^Download evidence-pack-/ })).toBeVisible({
		timeout: 60_000
	});
	return new URL(admin.url()).pathname.split('/').at(-1)!;
}

/** A message of the department's outbox, to its officers about what is due. */
async function messageOf(admin: Page) {
	await admin.goto('/telling');
	await admin.locator('summary', { hasText: 'Tell everybody now' }).click();
	await admin.getByRole('button', { name: 'Tell everybody now' }).click();
	await expect(
		admin.getByText(/messages? (is|are) written|Nobody has to be told|Reminders are off/)
	).toBeVisible();
	await admin.goto('/outbox');
	const href = await admin.getByRole('table').getByRole('link').first().getAttribute('href');
	return href!.split('/').at(-1)!;
}

/** The demo's inspection, and a request for a correction that waits. */
async function inspectionOf(admin: Page) {
	await admin.goto('/inspections');
	const inspection = await idBehind(admin, 'Oriel Castellane');
	await admin.goto('/correction-requests');
	return { inspection, request: await idBehind(admin, 'Leave') };
}

async function importOf(admin: Page) {
	await admin.goto('/import');
	return idBehind(admin, 'before-firstword.csv');
}

const WORKSHOP = 'A call with somebody in crisis';

/** What has no owner. */
const SAME = {
	signing: '0'.repeat(26),
	token: '0'.repeat(43),
	department: '00000000-0000-4000-8000-000000000000',
	code: 'TR-4',
	scenario: 'SC-1',
	lesson: lessonsOf('TR-4')[0]!,
	question: '0',
	step: '0',
	paper: 'outline',
	number: '1',
	format: 'md',
	release: '1',
	kind: 'leave',
	register: 'completions',
	seq: '1',
	hash: 'f'.repeat(64)
};

const hrefOf = async (page: Page, name: string | RegExp) =>
	(await page.getByRole('link', { name }).first().getAttribute('href'))!;
const idBehind = async (page: Page, name: string | RegExp) =>
	(await hrefOf(page.getByRole('main') as unknown as Page, name)).split('/').at(-1)!;

/** Who may open a route at all; somebody signed in is led away from the sign-in. */
function senderOf({ nobody, officer, trainer, admin }: Enemy, { id }: Route) {
	if (id === '(public)/sign-in') return nobody;
	const audience = audienceOf(id);
	if (audience === 'trainer') return trainer;
	return ['officer', 'member', 'public'].includes(audience) ? officer : admin;
}

let origin: string;

const MODULE_ID = '(officer)/training/[requirement=id]/[code=code]';
const NOT_READY = `${MODULE_ID}/sign default`;

/** A refused form on an officer's record shows that record again, and who sees a record is in the ledger. */
let recordsShown = 0;

async function post(
	request: APIRequestContext,
	path: string,
	fields: Record<string, string> | string,
	headers: Record<string, string> = {}
) {
	const answer = await request.post(path, {
		headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
		data: Buffer.from(typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()),
		maxRedirects: 0
	});
	if (path.startsWith('/officers/') && (await answer.text()).includes('Training record')) recordsShown++;
	return answer;
}

function expectRefused(answer: APIResponse, what: string, ...statuses: number[]) {
	const status = answer.status();
	// Somebody who is not ready to sign is led to what is missing, whatever they send.
	if (
		status === 303 &&
		what.startsWith(NOT_READY) &&
		answer.headers()['location'] === pathOf(MODULE_ID, enemy.own)
	)
		return;
	if (statuses.length) expect.soft(statuses, `${what}: ${status}`).toContain(status);
	else expect.soft(status >= 400 && status < 500, `${what}: ${status}`).toBe(true);
}

/** What the second department has: entries of its ledger, people, units. */
async function countOf({ admin }: Enemy) {
	const number = async (path: string, pattern: RegExp) =>
		pattern.exec(await (await admin.get(path)).text())?.[1];
	const counts = {
		entries: await number('/ledger', /([\d,]+) entries, each/),
		people: await number('/people', />(\d+) people</),
		units: await number('/units', />(\d+) units?</)
	};
	for (const [name, count] of Object.entries(counts)) expect(count, name).toBeDefined();
	return { ...counts, entries: Number(counts.entries!.replaceAll(',', '')) - recordsShown };
}

let enemy: Enemy;
let prepared: Promise<Pick<Enemy, 'own' | 'foreign'>> | undefined;

test.beforeEach(async ({ as, stranger, baseURL }) => {
	test.setTimeout(180_000);
	origin = baseURL!;
	prepared ??= prepare(as);
	const [nobody, officer, trainer, admin] = [
		await stranger(),
		await as('officer@other.example'),
		await as('trainer@other.example'),
		await as('admin@other.example')
	];
	const requests = { officer: officer.request, trainer: trainer.request, admin: admin.request };
	enemy = { nobody: nobody.request, ...requests, ...(await prepared) };
});

test('every form action of the routes is known here', () => {
	expect(every.map(({ route, action }) => `${route.id} ${action}`).sort()).toEqual(
		Object.keys(ACTIONS).sort()
	);
	expect(ROUTES.length).toBeGreaterThan(30);
});

test('wrong, absent and unstorable fields are refused, and nothing is kept', async () => {
	const before = await countOf(enemy);
	let sent = 0;
	for (const { route, action, fields } of every) {
		const request = senderOf(enemy, route);
		const path = actionPath(pathOf(route.id, enemy.own), action);
		const good = goodOf(fields);
		for (const [name, { wrong, isOptional }] of Object.entries(fields)) {
			const { [name]: _, ...others } = good;
			const bodies: [string, Record<string, string>][] = [
				...wrong.map((value): [string, Record<string, string>] => [
					`${name}=${value.slice(0, 30)}`,
					{ ...others, [name]: value }
				]),
				[`${name} with NUL`, { ...others, [name]: `${good[name]}\0` }],
				...(isOptional ? [] : [[`no ${name}`, others] as [string, Record<string, string>]])
			];
			for (const [what, body] of bodies) {
				const answer = await post(request, path, body);
				expectRefused(answer, `${route.id} ${action}: ${what}`);
				sent++;
			}
		}
	}
	expect(sent).toBeGreaterThan(120);
	expect(await countOf(enemy)).toEqual(before);
});

/** The server answers before all of a large body was sent; a client that is still writing may find the line closed. */
async function postWhole<T>(send: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await send();
		} catch (thrown) {
			if (tries === 5 || !/EPIPE|ECONNRESET/.test(String(thrown))) throw thrown;
		}
	}
}

test('bodies that are no form, too large or from elsewhere are refused', async () => {
	const before = await countOf(enemy);
	const large = `x=${'y'.repeat(600 * 1024)}`;
	for (const { route, action, fields } of every) {
		const request = senderOf(enemy, route);
		const path = actionPath(pathOf(route.id, enemy.own), action);
		const what = `${route.id} ${action}`;
		const good = goodOf(fields);
		expectRefused(
			await post(request, path, good, { origin: 'https://elsewhere.example' }),
			`${what}: foreign origin`,
			403
		);
		expectRefused(await post(request, path, good, { origin: 'null' }), `${what}: no origin`, 403);
		expectRefused(
			await post(request, path, good, { origin: 'https://elsewhere.example', 'content-type': 'text/plain' }),
			`${what}: foreign text`,
			403
		);
		expectRefused(
			await post(request, path, JSON.stringify(good), { 'content-type': 'application/json' }),
			`${what}: JSON`,
			415
		);
		expectRefused(await postWhole(() => post(request, path, large)), `${what}: 600 KB`, 413);
		expectRefused(
			await post(request, `${path.replace(/\?.*/, '')}?/no-such-action`, good),
			`${what}: no such action`,
			404,
			405
		);
		if (Object.keys(fields).length === 0) continue;
		expectRefused(
			await post(request, path, 'not a form at all', { 'content-type': 'multipart/form-data; boundary=x' }),
			`${what}: broken parts`
		);
		expectRefused(
			await post(
				request,
				path,
				'--x\r\nContent-Disposition: form-data; name="answer"; filename="a.txt"\r\n\r\n0\r\n--x--\r\n',
				{ 'content-type': 'multipart/form-data; boundary=x' }
			),
			`${what}: a file for a field`
		);
		expectRefused(await post(request, path, ''), `${what}: nothing`);
		expectRefused(await post(request, path, '%=%&%zz=%c3%28&=&&&'), `${what}: broken encoding`);
	}
	expect(await countOf(enemy)).toEqual(before);
});

test('a large body is refused also when it does not say how large it is', async () => {
	const chunk = new TextEncoder().encode('y'.repeat(64 * 1024));
	const body = new ReadableStream({
		start: (controller) => {
			for (let n = 0; n < 10; n++) controller.enqueue(chunk);
			controller.close();
		}
	});
	const headers = { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
	const answer = await fetch(`${origin}/sign-in`, {
		method: 'POST',
		headers,
		body,
		duplex: 'half',
		redirect: 'manual'
	} as RequestInit);
	expect.soft(answer.status).toBe(413);
});

test('ids of the other department and ids of nobody are answered alike, and change nothing', async () => {
	const before = await countOf(enemy);
	const ids = [
		'requirement',
		'attempt',
		'run',
		'certificate',
		'person',
		'draft',
		'workshop',
		'session',
		'leave',
		'record',
		'outside',
		'unit',
		'import',
		'inspection',
		'request'
	];
	const nobody = Object.fromEntries(
		Object.entries(enemy.foreign).map(([name, value]) => [name, ids.includes(name) ? randomUUID() : value])
	);
	// Ids differ, and so does the reference of the request; nothing else may.
	const told = async (answer: APIResponse) =>
		`${answer.status()} ${(await answer.text()).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/nonce="[^"]*"|__sveltekit_\w+/g, '')}`;
	for (const route of ROUTES) {
		const named = paramsOf(route.id).filter((name) => ids.includes(name));
		if (!named.length) continue;
		const request = senderOf(enemy, route);
		const [foreign, unknown] = [pathOf(route.id, enemy.foreign), pathOf(route.id, nobody)];
		if (route.isPage || route.methods.includes('GET')) {
			const [first, second] = [
				await request.get(foreign, { maxRedirects: 0 }),
				await request.get(unknown, { maxRedirects: 0 })
			];
			expectRefused(first, `GET ${route.id}`, 404);
			expect(await told(first), route.id).toBe(await told(second));
			// One thing of one's own in an address does not open another's; one's own run is found at its own address.
			for (const name of named) {
				const mixed = pathOf(route.id, { ...enemy.own, [name]: enemy.foreign[name]! });
				const answer = await request.get(mixed, { maxRedirects: 0 });
				const toOwn = answer.headers()['location']?.startsWith(`/training/${enemy.own['requirement']}/`);
				if (!toOwn) expectRefused(answer, `GET ${route.id} with a foreign ${name}`, 404);
			}
			const data = await (await request.get(`${foreign}/__data.json`)).text();
			if (route.isPage) expect(data, route.id).toContain('"status":404');
		}
		for (const action of route.actions) {
			const fields = goodOf(ACTIONS[`${route.id} ${action}`] ?? {});
			const more: Record<string, string> =
				action === 'grant'
					? { requirement: enemy.foreign.requirement! }
					: action === 'revoke'
						? { certificate: enemy.foreign.certificate! }
						: {};
			const first = await post(request, actionPath(foreign, action), { ...fields, ...more });
			const second = await post(request, actionPath(unknown, action), fields);
			expectRefused(first, `${route.id} ${action}`, 404);
			expect(first.status(), `${route.id} ${action}`).toBe(second.status());
		}
	}
	// Foreign things named in a form of one's own.
	const [own, foreign] = [enemy.own, enemy.foreign];
	const forms: [string, Record<string, string>][] = [
		[`/officers/${own.person}?/revoke`, { certificate: foreign.certificate!, reason: 'A reason' }],
		[
			`/officers/${own.person}?/grant`,
			{ requirement: foreign.requirement!, code: 'TR-4', reason: 'A reason' }
		]
	];
	for (const [path, fields] of forms) expectRefused(await post(enemy.admin, path, fields), path, 404, 409);
	expect(await countOf(enemy)).toEqual(before);
});

test('what was attacked is as it was', async ({ as, stranger }) => {
	const admin = await as('admin');
	await admin.goto(`/people/${enemy.foreign.person}`);
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Meredith Ostrander');
	await expect(admin.locator('dd').first()).toHaveText('Enabled');
	const meredith = await as('meredith.ostrander@demo.example');
	await meredith.goto(`/certificates/${enemy.foreign.certificate}`);
	const number = (await meredith.locator('dd', { hasText: /^FW-/ }).innerText()).trim();
	const page = await stranger();
	await page.goto(`/verify/${number}`);
	await expect(page.locator('.verdict')).toContainText('Valid');
});

test('ids and addresses that are none are not found, and never an error of ours', async () => {
	const odd = [
		'x',
		'00',
		'..%2f..%2fetc',
		'%27%20or%201%3D1',
		'%00',
		'%E0%A4%A',
		'%',
		'A'.repeat(5000),
		'__proto__',
		'%F0%9F%92%A9',
		'-1',
		'00000000-0000-0000-0000-00000000000G'
	];
	for (const route of ROUTES) {
		const request = senderOf(enemy, route);
		const missing = [400, 404, 405];
		for (const name of paramsOf(route.id))
			for (const value of odd) {
				// `verify` reads what people type and answers 404 or, where it can be a number, looks it up.
				const answer = await request.get(pathOf(route.id, { ...enemy.own, [name]: value }), {
					maxRedirects: 0
				});
				expectRefused(answer, `${route.id} with ${name}=${value.slice(0, 40)}`, ...missing);
			}
		const path = pathOf(route.id, enemy.own);
		for (const tail of ['%', '%00', '%E0%A4%A', ...(path === '/' ? [] : ['/%2e%2e/', '//'])])
			expect
				.soft((await request.get(path + tail, { maxRedirects: 0 })).status(), `${route.id}${tail}`)
				.toBeLessThan(500);
		for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
			expect
				.soft(
					(await request.fetch(path, { method, headers: { origin }, maxRedirects: 0 })).status(),
					`${method} ${route.id}`
				)
				.toBeLessThan(500);
	}
});

test('odd questions in an address are left out or refused, and never an error of ours', async () => {
	const odd = [
		'\0',
		'%',
		'-1',
		'1e999',
		'999999999999999999999',
		LONG,
		'‮',
		"'; drop table ledger; --",
		'__proto__',
		'[]',
		'{}',
		'NaN'
	];
	const asked: Record<string, string[]> = {
		'/officers': ['page', 'q', 'unit', 'standing', 'requirement', 'sort', 'order'],
		'/officers/export.csv': ['q', 'unit', 'sort'],
		'/compliance': ['unit', 'requirement'],
		'/ledger': ['kind', 'before', 'q', 'from', 'to', 'number'],
		'/registers/completions': [
			...['unit', 'requirement', 'module', 'state', 'q', 'from', 'to', 'sort', 'order', 'on', 'known'],
			...['after', 'before', 'rows']
		],
		'/registers/exceptions': ['unit', 'state', 'q', 'from', 'on', 'after'],
		'/packs': ['officer'],
		'/people': ['q', 'page'],
		'/outbox': ['state', 'kind', 'page'],
		'/telling': ['done'],
		'/agency': ['done'],
		'/agency/courses': ['done'],
		'/filing': ['state', 'kind', 'q', 'from', 'to', 'page', 'done', 'before'],
		'/filing/affidavit': ['month', 'q'],
		'/filing/affidavit/pdf?sheet=affidavit': ['month', 'person', 'course', 'sheet'],
		'/checkpoint-copies': ['done'],
		'/ledger/checkpoints/witness.txt': ['old'],
		'/retention': ['done'],
		[`/retention/${enemy.own.person}`]: ['done'],
		'/requirements/new': ['profile'],
		[`/requirements/${enemy.own.requirement}`]: ['done'],
		[`/people/${enemy.own.person}`]: ['done'],
		[`/officers/${enemy.own.person}`]: ['done'],
		'/sign-in': ['back'],
		'/verify': ['code'],
		'/officers?page=1&page': ['2', 'q']
	};
	const draft = `/drafts/${enemy.own.draft}`;
	const askedOfTrainers: Record<string, string[]> = {
		[`${draft}/history`]: ['page'],
		[`${draft}/history/1`]: ['with'],
		[`${draft}/script`]: ['review'],
		[`${draft}/media`]: ['added'],
		[`${draft}/try`]: ['from', 'flags', 'steps', 'at', 'make', 'answer', 'width', 'theme', 'view'],
		'/results/SC-1': ['show', 'beside']
	};
	for (const [path, names] of Object.entries({ ...asked, ...askedOfTrainers }))
		for (const name of names)
			for (const value of odd) {
				const sender = path in askedOfTrainers ? enemy.trainer : enemy.admin;
				const answer = await sender.get(
					`${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`,
					{ maxRedirects: 0 }
				);
				expect.soft(answer.status(), `${path} ${name}=${value.slice(0, 30)}`).toBeLessThan(500);
			}
	const beyond = await (await enemy.admin.get('/officers?page=9999')).text();
	expect(beyond).toContain('Okafor');
});

test('a heartbeat that is none is refused', async () => {
	const posts = ROUTES.filter(({ methods }) => methods.includes('POST')).map(({ id }) => id);
	const beat = '(officer)/training/[requirement=id]/[code=code]/lessons/[lesson=slug]/beat';
	expect(posts).toEqual(['(admin)/import/checked.csv', beat, '(trainer)/drafts/[draft=id]/save']);
	const path = pathOf(beat, enemy.own);
	const send = (body: string, headers: Record<string, string> = {}) =>
		post(enemy.officer, path, body, { 'content-type': 'application/json', ...headers });
	for (const body of [
		'',
		'{',
		'null',
		'[]',
		'{}',
		'{"permille":"1"}',
		'{"permille":-1}',
		'{"permille":1001}',
		'{"permille":1.5}',
		'{"permille":1e999}',
		'{"permille":null}',
		`{"permille":${'1'.repeat(400)}}`
	])
		expectRefused(await send(body), `beat ${body.slice(0, 40)}`, 400);
	expectRefused(
		await send('{"permille":1}', { origin: 'https://elsewhere.example' }),
		'beat from elsewhere',
		403
	);
	expectRefused(await send('{"permille":1}', { 'content-type': 'text/plain' }), 'beat as text', 403, 415);
	expectRefused(await send(`{"permille":1,"x":"${'y'.repeat(600 * 1024)}"}`), 'a large beat', 413);
	expect((await send('{"permille":1,"score":100,"person_id":"x"}')).status()).toBe(204);
});

test('a dry run that is asked for without a table is refused, and from elsewhere as well', async () => {
	const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
		post(enemy.admin, '/import/checked.csv', new URLSearchParams(fields).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
			...headers
		});
	const wrong: Record<string, string>[] = [
		...[{}, { only: 'errors' }, { only: 'some', file: 'a,b' }, { only: 'all', file: 'a\0b' }]
	];
	for (const fields of wrong) expectRefused(await send(fields), `dry run ${JSON.stringify(fields)}`, 400);
	expectRefused(await send({ only: 'all' }, { origin: 'https://elsewhere.example' }), 'from elsewhere', 403);
});

test('a text that is not sent as the editor sends it is refused', async () => {
	const path = pathOf('(trainer)/drafts/[draft=id]/save', enemy.own);
	const send = (body: unknown, headers: Record<string, string> = {}) =>
		post(enemy.trainer, path, typeof body === 'string' ? body : JSON.stringify(body), {
			'content-type': 'application/json',
			...headers
		});
	const good = { text: '## A', base: '0'.repeat(64), fresh: false };
	for (const body of [
		...['', '{', 'null', '[]', '{}'],
		...[
			{ ...good, text: 1 },
			{ ...good, base: 'x' },
			{ ...good, base: null },
			{ ...good, fresh: 'yes' }
		]
	])
		expectRefused(await send(body), `save ${JSON.stringify(body).slice(0, 60)}`, 400);
	expectRefused(await send({ ...good, text: 'a\0b' }), 'save with NUL', 422);
	expectRefused(await send({ ...good, text: 'x'.repeat(400_001) }), 'save of a book', 422);
	expectRefused(await send(good), 'save over another text', 409);
	expectRefused(await send(good, { origin: 'https://elsewhere.example' }), 'save from elsewhere', 403);
	expectRefused(await send(good, { 'content-type': 'text/plain' }), 'save as text', 403, 415);
	expectRefused(await send({ ...good, text: 'x'.repeat(600 * 1024) }), 'a large text', 413);
	const foreign = pathOf('(trainer)/drafts/[draft=id]/save', enemy.foreign);
	const told = await post(enemy.trainer, foreign, JSON.stringify(good), {
		'content-type': 'application/json'
	});
	expectRefused(told, 'save of another department', 404);
});

test('without a session everything leads to the sign-in, and a role opens only its own', async ({
	stranger,
	as
}) => {
	const nobody = (await stranger()).request;
	const officer = (await as('officer')).request;
	const trainer = (await as('trainer')).request;
	for (const route of ROUTES) {
		const audience = audienceOf(route.id);
		if (audience === 'public') continue;
		const path = pathOf(route.id, enemy.own);
		const calls = [
			...(route.isPage || route.methods.includes('GET')
				? [(request: APIRequestContext) => request.get(path, { maxRedirects: 0 })]
				: []),
			...route.actions.map(
				(action) => (request: APIRequestContext) =>
					post(request, actionPath(path, action), goodOf(ACTIONS[`${route.id} ${action}`] ?? {}))
			)
		];
		for (const call of calls) {
			const answer = await call(nobody);
			expectRefused(answer, `${route.id} without a session`, 303);
			expect(answer.headers()['location'], route.id).toMatch(/^\/sign-in\?back=/);
			for (const [role, request] of [
				['officer', officer],
				['trainer', trainer]
			] as const)
				if (role !== audience && audience !== 'member' && !(role === 'trainer' && audience === 'staff'))
					expectRefused(await call(request), `${route.id} as ${role}`, 403);
		}
		const data = await (await nobody.get(`${path}/__data.json`, { maxRedirects: 0 })).text();
		if (route.isPage) expect(data, route.id).toMatch(/"type":"redirect"|sign-in/);
	}
});

test('a session that is none opens nothing and breaks nothing', async ({ stranger, baseURL }) => {
	for (const value of ['x', '%00', 'a'.repeat(3000), '"; drop table', '..', '0'.repeat(64)]) {
		const { request } = await stranger({
			extraHTTPHeaders: { cookie: `session=${value}; __Host-session=${value}; theme=${value}` }
		});
		const answer = await request.get(`${baseURL}/training`, { maxRedirects: 0 });
		expect.soft(answer.status(), value.slice(0, 20)).toBe(303);
		expect.soft((await request.get(`${baseURL}/verify`)).status(), value.slice(0, 20)).toBe(200);
	}
});

test('every answer carries the headers that protect it', async ({ stranger }) => {
	const nobody = (await stranger()).request;
	const style = /\/_app\/immutable\/[^"]+\.css/.exec(await (await nobody.get('/sign-in')).text())![0];
	const script = /\/_app\/immutable\/[^"]+\.js/.exec(await (await nobody.get('/sign-in')).text())![0];
	const answers: [string, APIResponse][] = [];
	for (const path of [
		'/sign-in',
		'/verify',
		'/nowhere',
		'/training',
		'/favicon.svg',
		'/error.css',
		'/healthz',
		'/readyz',
		'/verify/FW-12',
		'/%',
		style,
		script,
		'/_app/version.json',
		'/_app/immutable/nothing.js'
	])
		answers.push([path, await nobody.get(path, { maxRedirects: 0 })]);
	for (const path of [
		'/people',
		'/training',
		'/compliance',
		'/officers/export.csv',
		'/standing/export.csv',
		'/training/__data.json',
		`/people/${randomUUID()}`
	]) {
		answers.push([`officer ${path}`, await enemy.officer.get(path, { maxRedirects: 0 })]);
		answers.push([`admin ${path}`, await enemy.admin.get(path, { maxRedirects: 0 })]);
	}
	answers.push(['foreign form', await post(nobody, '/sign-in', {}, { origin: 'https://elsewhere.example' })]);
	answers.push(['large form', await post(nobody, '/sign-in', `x=${'y'.repeat(600 * 1024)}`)]);
	answers.push(['wrong method', await nobody.fetch('/sign-in', { method: 'DELETE', headers: { origin } })]);
	for (const [what, answer] of answers) {
		const headers = answer.headers();
		const policy = headers['content-security-policy'] ?? '';
		for (const part of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"])
			expect(policy, `${what}: ${part}`).toMatch(new RegExp(`${part}|default-src 'none'`));
		expect(policy, what).toContain("frame-ancestors 'none'");
		expect(policy, what).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
		expect(headers['x-content-type-options'], what).toBe('nosniff');
		expect(headers['referrer-policy'], what).toBe('same-origin');
		expect(headers['permissions-policy'], what).toContain('camera=()');
		const type = headers['content-type'];
		if (type && /^text\/|html/.test(type)) expect(type, what).toContain('charset=utf-8');
		if (/^(officer|admin) /.test(what)) expect(headers['cache-control'], what).toMatch(/no-store/);
		expect(headers['x-powered-by'], what).toBeUndefined();
	}
	const page = await nobody.get('/sign-in');
	const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(page.headers()['content-security-policy']!)?.[1];
	expect(nonce).toBeDefined();
	const again = /'nonce-([^']+)'/.exec(
		(await nobody.get('/sign-in')).headers()['content-security-policy']!
	)?.[1];
	expect(again).not.toBe(nonce);
});

test('after all this the ledgers are whole', async ({ as }) => {
	for (const who of ['admin@other.example', 'auditor']) {
		const page = await as(who);
		await page.goto('/ledger');
		await page.getByRole('button', { name: 'Check now' }).click();
		await expect(page.getByRole('status')).toContainText('Unbroken');
	}
});
