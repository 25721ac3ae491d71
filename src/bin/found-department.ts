import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { adoptFirstRequirement, FIRST_ITEMS } from '#lib/server/compliance/adopt-first-requirement.ts';
import { adoptWholeCourse, WHOLE_COURSE } from '#lib/server/compliance/adopt-whole-course.ts';
import { findCurrentRelease } from '#lib/server/content/queries.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { email, line } from '#lib/server/http/fields.ts';
import { foundDepartment } from '#lib/server/identity/found-department.ts';
import { generatePassword } from '#lib/server/identity/generate-password.ts';
import { hashPassword } from '#lib/server/identity/hash-password.ts';
import { openDatabase } from '#lib/server/start/open-database.ts';

// Opens a department with its first administrator: npm run department -- --name … --time-zone … --given … --family …
// --email … [--citation …] [--whole-course]. The password it prints opens only the page that replaces it.

const USAGE =
	'npm run department -- --name "Harbor County Sheriff" --time-zone America/Chicago --given Theo --family Marchetti --email theo@agency.example [--citation "General Order 7.12"] [--whole-course]';

const zone = v.pipe(
	v.string('Enter --time-zone.'),
	v.check(
		(name) => Intl.supportedValuesOf('timeZone').includes(name),
		'Enter --time-zone like America/Chicago.'
	)
);
const schema = v.object({
	name: line('--name', 200),
	'time-zone': zone,
	given: line('--given'),
	family: line('--family'),
	email,
	citation: v.optional(line('--citation', 200), 'Department policy'),
	'whole-course': v.optional(v.boolean(), false)
});

function readOptions() {
	const text = { type: 'string' } as const;
	if (process.argv.includes('--help')) throw new StartRefused(USAGE);
	const options = { name: text, 'time-zone': text, given: text, family: text, email: text, citation: text };
	const wholeCourse = { type: 'boolean' } as const;
	const nothing = { name: '', 'time-zone': '', given: '', family: '', email: '' };
	const result = v.safeParse(schema, {
		...nothing,
		...parseArgs({ options: { ...options, 'whole-course': wholeCourse } }).values
	});
	if (result.success) return result.output;
	throw new StartRefused(`${result.issues.map(({ message }) => message).join(' ')}\n${USAGE}`);
}

async function found() {
	const options = readOptions();
	const { db, close } = await openDatabase(console.log);
	try {
		// Nothing is founded that could not be given its first requirement in the same breath.
		const now = Temporal.Now.instant();
		const isWhole = options['whole-course'];
		for (const code of isWhole ? WHOLE_COURSE : FIRST_ITEMS)
			if (!(await findCurrentRelease(db, code, now).catch(() => undefined)))
				throw new StartRefused(
					'Start the program once on this database (npm start): it prepares it and publishes the content.'
				);
		const password = generatePassword();
		const administrator = {
			givenName: options.given,
			familyName: options.family,
			email: options.email,
			...{ badgeNumber: null, stateOfficerId: null, rank: null, unitId: null },
			passwordHash: await hashPassword(password),
			roles: ['admin'] as const,
			heldFrom: localDay(now, options['time-zone'])
		};
		const { name } = options;
		const actor = await foundDepartment(db, {
			name,
			timeZone: options['time-zone'],
			administrator,
			passwordIsInitial: true,
			now
		});
		const adopt = isWhole ? adoptWholeCourse : adoptFirstRequirement;
		const adopted = await adopt({ db, actor, now, address: null }, options.citation);
		console.log(
			`${name} is founded. ${options.email.toLowerCase()} signs in once with the password ${password}`
		);
		if (adopted.kind === 'refused') console.log(`It has no requirement yet: ${adopted.reason}`);
	} finally {
		await close();
	}
}

try {
	await found();
} catch (error) {
	if (!(error instanceof StartRefused) && !/is taken/.test((error as Error).message)) throw error;
	console.error((error as Error).message);
	process.exitCode = 1;
}
