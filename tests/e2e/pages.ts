import type { Page } from '@playwright/test';

// Every page that somebody can meet, by who meets it. Read only: what is opened here belongs to people of the demo, and
// no journey changes it.

/** Whose page, what it is called in pictures, and how to get there. */
export interface Visit {
	who: string | null;
	name: string;
	open(page: Page): Promise<unknown>;
}

const at =
	(path: string) =>
	(page: Page): Promise<unknown> =>
		page.goto(path);

/** The trainer's home, with what is taught everywhere unfolded. */
export async function openTaught(page: Page) {
	await page.goto('/modules');
	for (const name of [/^Modules \(/, /^Scenarios \(/])
		await page.locator('summary', { hasText: name }).click();
}

/** Follows links by name, one after the other, from a first page; those in a folded part as well. */
const by =
	(first: string, ...links: (string | RegExp)[]) =>
	async (page: Page) => {
		await page.goto(first);
		for (const name of links) {
			const href = await page
				.getByRole('main')
				.getByRole('link', { name, includeHidden: true })
				.first()
				.getAttribute('href');
			await page.goto(new URL(href!, page.url()).href);
		}
	};

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const MODULE = 'Signs of danger you must not miss';
const REFERRAL = 'The referral, step by step';
const SCENARIO = 'Kitchen light';
const FIRST_RULE = 'Trauma-informed response to victims';

/** Scenarios that the trainers of the demo wrote themselves. */
const LIVE = 'The lamp in the front room';
const NEW_VERSION = /^New version.*The lamp in the front room/;
const RESULTS = /^Results.*The lamp in the front room/;
const IN_REVIEW = 'Ten past three';
const UNFINISHED = 'Thursday, a quarter to two';

/** A partner’s, with one session held and one to come, both at 07:00. */
const WORKSHOP = 'A call with somebody in crisis';
const SESSION = / to 07:30$/;

/** Officers of the demo and how far they have come. */
const current = 'amara.nwosu@demo.example';
const overdue = 'loretta.pruitt@demo.example';
const inScene = 'caleb.windham@demo.example';
/** Of the unit that is invited to the sessions, and of another. */
const rostered = 'joaquin.villalobos@demo.example';
const notRostered = 'emmett.castleberry@demo.example';
const halfway = 'meredith.ostrander@demo.example';

const visits = (who: string | null, pages: Record<string, Visit['open']>): Visit[] =>
	Object.entries(pages).map(([name, open]) => ({ who, name, open }));

export const VISITS: Visit[] = [
	...visits(null, {
		'sign-in': at('/sign-in'),
		'sign-in-after-a-while': at('/sign-in?back=%2Ftraining'),
		verify: at('/verify'),
		'verify-misread': at('/verify?code=FW-12'),
		'verify-unknown': at('/verify/FW-0000-0000-0000-0000'),
		support: at('/support'),
		accessibility: at('/accessibility'),
		privacy: at('/privacy'),
		glossary: at('/glossary'),
		'invitation-over': at(`/invitation/${'0'.repeat(43)}`),
		keys: at('/keys'),
		'theme-open': async (page) => {
			await page.goto('/glossary');
			await page.locator('summary', { hasText: 'Theme' }).click();
		},
		'glossary-entry': at('/glossary#ptsd'),
		'not-found': at('/nowhere')
	}),
	...visits(overdue, {
		'training-overdue': at('/training'),
		'module-not-begun': by('/training', MODULE),
		'text-not-begun': by('/training', MODULE, 'Read the text-only version'),
		'scenario-not-begun': by('/training', SCENARIO),
		'certificates-none': at('/certificates'),
		'password-own': at('/password')
	}),
	...visits(halfway, {
		'training-halfway': at('/training'),
		'module-begun': by('/training', REFERRAL),
		'module-complete': by('/training', MODULE),
		lesson: by('/training', 'Continue'),
		'lesson-with-figure': by('/training', MODULE, 'No marks'),
		'quiz-passed': by('/training', MODULE, /^Quiz$/),
		'quiz-result-passed': by('/training', MODULE, /^Quiz$/, 'See the last result'),
		text: by('/training', REFERRAL, 'Read the text-only version'),
		'scenario-passed': by('/training', SCENARIO),
		'scenario-ending': by('/training', SCENARIO, 'See the last result'),
		'scenario-past': by('/training', SCENARIO, 'See the last result', 'Look back one step'),
		away: at('/away'),
		certificates: at('/certificates'),
		hours: at('/hours'),
		certificate: by('/certificates', MODULE),
		'verify-valid': by('/certificates', MODULE, 'Check it as others see it')
	}),
	...visits('hamid.rostami@demo.example', {
		'exemptions-own': at('/exemptions'),
		'my-record': at('/my-record'),
		'my-record-open': async (page) => {
			await page.goto('/my-record');
			for (const part of await page.locator('main details summary').all()) await part.click();
		}
	}),
	...visits(current, {
		'exemptions-none': at('/exemptions'),
		'outside-none': at('/outside'),
		'training-current': at('/training')
	}),
	...visits('desmond.achterberg@demo.example', {
		outside: at('/outside'),
		'outside-new': at('/outside/new')
	}),
	...visits(rostered, {
		'sessions-of-an-officer': at('/sessions'),
		'signing-opens-nothing': at('/sign/00000000-0000-4000-8000-000000000000/00000000000000000000000000')
	}),
	...visits(notRostered, { 'sessions-none': at('/sessions') }),
	...visits(inScene, { 'training-in-a-scene': at('/training'), 'scenario-begun': by('/training', SCENARIO) }),
	...visits('auditor', {
		compliance: at('/compliance'),
		officers: at('/officers'),
		'officers-overdue': at('/officers?standing=overdue&sort=due'),
		'officers-nobody': at('/officers?q=nobody+at+all'),
		'compliance-past': at(`/compliance?on=${daysAgo(20)}`),
		'officers-past': at(`/officers?on=${daysAgo(20)}`),
		'officer-record-past': by(`/officers?q=donnelly&on=${daysAgo(20)}`, 'Donnelly-Ames'),
		'officer-hours-past': by(
			`/officers?q=donnelly&on=${daysAgo(20)}&known=now`,
			'Donnelly-Ames',
			'Hours, line by line'
		),
		'compliance-before-anybody': at('/compliance?on=2001-05-01'),
		'officer-record': by('/officers?q=donnelly', 'Donnelly-Ames'),
		'officer-hours': by('/officers?q=donnelly', 'Donnelly-Ames', 'Hours, line by line'),
		'officer-attempt': by('/officers?q=donnelly', 'Donnelly-Ames', 'Attempt 1'),
		'officer-run': by('/officers?q=donnelly', 'Donnelly-Ames', /run 1/),
		'content-as-taught': by('/officers?q=donnelly', 'Donnelly-Ames', /^What was taught/),
		packs: at('/packs'),
		'packs-of-an-officer': by('/officers?q=donnelly', 'Donnelly-Ames', 'Evidence pack of this officer'),
		'file-not-there': at('/files/00000000-0000-4000-8000-000000000000'),
		ledger: at('/ledger'),
		'ledger-found': at('/ledger?q=donnelly&kind=signed-in'),
		'ledger-nothing': at('/ledger?q=nobody+at+all'),
		'ledger-entry': at('/ledger/1'),
		registers: at('/registers'),
		'register-of-certificates': at('/registers/certificates'),
		'register-of-completions': at('/registers/completions?sort=score&order=down'),
		'register-of-training-from-elsewhere': at('/registers/outside'),
		'register-of-sessions': at('/registers/sessions'),
		'register-of-corrections': at('/registers/corrections'),
		'register-of-exceptions': at('/registers/exceptions'),
		'register-past': at(`/registers/certificates?on=${daysAgo(20)}`),
		'register-of-nothing': at('/registers/completions?q=nobody+at+all'),
		'register-of-a-requirement': by('/registers', FIRST_RULE),
		'register-of-a-unit': by('/registers', 'Patrol, nights'),
		filing: at('/filing'),
		'filing-late': at('/filing?state=late'),
		'filing-nothing': at('/filing?q=nobody+at+all'),
		'filing-affidavits': at('/filing/affidavit'),
		'filing-affidavits-of-nobody': at('/filing/affidavit?month=1999-01'),
		checkpoints: at('/ledger/checkpoints'),
		'not-allowed': at('/people')
	}),
	...visits('inspector', {
		'inspector-compliance': at('/compliance'),
		'inspector-officers': at('/officers'),
		notes: at('/notes?about=%2Fofficers')
	}),
	...visits('supervisor', {
		'compliance-of-a-unit': at('/compliance'),
		'session-of-a-unit': by('/workshops', SESSION),
		'officers-of-a-unit': at('/officers'),
		'officer-record-with-leave-to-a-supervisor': by('/officers?q=rostami', 'Rostami')
	}),
	...visits('trainer', {
		modules: at('/modules'),
		'modules-unfolded': openTaught,
		'draft-new': at('/drafts/new'),
		'draft-import': at('/drafts/import'),
		draft: by('/modules', UNFINISHED),
		'draft-tried': by('/modules', UNFINISHED, 'Try it'),
		'draft-history': by('/modules', UNFINISHED, 'History'),
		'draft-version': by('/modules', UNFINISHED, 'History', 'Version 1'),
		'draft-review-not-sent': by('/modules', UNFINISHED, 'Review'),
		'draft-review-sent': by('/modules', IN_REVIEW),
		'draft-script': by('/modules', IN_REVIEW, 'Script'),
		'draft-media': by('/modules', UNFINISHED, 'Media'),
		'draft-export': by('/modules', UNFINISHED, 'Export'),
		'draft-publish-not-approved': by('/modules', UNFINISHED, 'Publish'),
		'draft-published': by('/modules', NEW_VERSION, 'Publish'),
		'live-to-read': by('/modules', LIVE),
		results: by('/modules', RESULTS),
		'results-of-a-module': at('/results/TR-4'),
		'module-to-read': by('/modules', 'TR-4'),
		'scenario-to-read': by('/modules', 'SC-1'),
		'lesson-to-read': by('/modules', 'TR-4', 'No marks'),
		'quiz-to-read': by('/modules', 'TR-4', /questions$/),
		workshops: at('/workshops'),
		'workshops-held': at('/workshops?show=held'),
		'workshops-cancelled': at('/workshops?show=cancelled'),
		'workshop-new': at('/workshops/new'),
		workshop: by('/workshops', WORKSHOP),
		'session-new': by('/workshops', WORKSHOP, 'Schedule a session'),
		session: by('/workshops', SESSION),
		'session-held': by('/workshops?show=held', SESSION),
		'session-codes': by('/workshops', SESSION, 'Show the codes'),
		'session-sheet': by('/workshops', SESSION, 'Sheet to print'),
		course: at('/course'),
		'course-outline': at('/course/outline'),
		'course-schedule': at('/course/schedule'),
		'course-matrix': at('/course/matrix'),
		'course-local-rules': at('/course/local-rules'),
		'lesson-plan': by('/course', /^TR-3/),
		referral: at('/referral'),
		standards: at('/standards'),
		'standards-of-a-state': by('/standards', 'Utah')
	}),
	// The second person, whose decision it waits for.
	...visits('trainer2', { 'draft-review-to-decide': by('/modules', IN_REVIEW) }),
	...visits('admin', {
		inspections: at('/inspections'),
		'inspection-new': at('/inspections/new'),
		inspection: by('/inspections', 'Oriel Castellane'),
		'correction-requests': at('/correction-requests'),
		'correction-request': by('/correction-requests', 'Leave'),
		'checkpoint-copies': at('/checkpoint-copies'),
		requirements: at('/requirements'),
		requirement: by('/requirements', FIRST_RULE),
		'requirement-new': at('/requirements/new'),
		'requirement-from-a-profile': at('/requirements/new?profile=utah'),
		'requirement-to-revise': by('/requirements', FIRST_RULE, 'New version'),
		'requirement-to-withdraw': by('/requirements', FIRST_RULE, 'Withdraw'),
		people: at('/people'),
		'outside-requests': at('/outside-requests'),
		'outside-request': by('/outside-requests', 'Interviewing with an interpreter'),
		import: at('/import'),
		'outside-of-an-officer': by('/officers?q=achterberg', 'Achterberg', 'Training from elsewhere'),
		'outside-for-an-officer': by(
			'/officers?q=achterberg',
			'Achterberg',
			'Training from elsewhere',
			'Enter training'
		),
		'officer-record-to-act-on': by('/officers?q=donnelly', 'Donnelly-Ames'),
		'officer-record-with-leave': by('/officers?q=rostami', 'Rostami'),
		'leave-new': by('/officers?q=rostami', 'Rostami', 'Record leave'),
		'leave-correct': by('/officers?q=rostami', 'Rostami', /^Correct: Medical leave/),
		'waiver-new': by('/officers?q=rostami', 'Rostami', 'Grant a waiver'),
		'waiver-correct': by('/officers?q=rostami', 'Rostami', /^Correct: “/),
		'people-found': at('/people?q=ames'),
		person: by('/people?q=ames', 'Donnelly-Ames'),
		'person-new': at('/people/new'),
		agency: at('/agency'),
		'agency-details': at('/agency/details'),
		'agency-courses': at('/agency/courses'),
		'agency-course': at('/agency/courses/TR-4'),
		'filing-to-write-down': at('/filing'),
		reminders: at('/telling'),
		outbox: at('/outbox'),
		'outbox-nothing': at('/outbox?state=failed&kind=asked-again'),
		units: at('/units'),
		retention: at('/retention'),
		'retention-of-a-person': by('/people?q=thorvald', 'Thorvald', 'Retention and legal hold')
	})
];
