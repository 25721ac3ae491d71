import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { progressInWords } from '#lib/domain/compliance/hours/hours-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { RecordModule, RecordRequirement } from '#lib/server/compliance/read-officer-record.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

type Cycle = RecordRequirement['cycles'][number];

/** Whether no attempt of the cycle is left and none was passed: then somebody must open another, or nothing goes on. */
const isUsedUp = ({ attempts, extra }: RecordModule, { attemptsPerCycle }: Requirement) =>
	attempts.length >= attemptsPerCycle + extra.length &&
	attempts.every(({ submittedAt, passed }) => submittedAt !== null && !passed);

interface Page {
	timeZone: string;
	today: Temporal.PlainDate;
	/** Address of the record, and the moment that it is of as an address says it. */
	path: string;
	query: string;
	/** What whoever reads it may also do about it. */
	mayGrant: boolean;
	mayRevoke: boolean;
}

/** `Asked on 3 March 2027 to take Night call again: not yet.` */
export function takenAgainInWords(
	{ release, title, doneAt, withdrawn }: RecordRequirement['takenAgain'][number],
	timeZone: string
): string {
	const on = (moment: Temporal.Instant) => dayInWords(localDay(moment, timeZone));
	const came = doneAt ? `done on ${on(doneAt)}` : withdrawn ? 'the scenario was taken back' : 'not yet';
	return `Asked on ${on(release.releasedAt)} to take a new version of ${title} again: ${came}.`;
}

/** What is asked besides modules, and how far it is. */
export const needsInWords = (hours: RecordRequirement['hours'], outside: RecordRequirement['outside']) => ({
	hours: hours && {
		...{ value: Math.min(hours.needed, hours.credited + hours.carried), max: Math.max(1, hours.needed) },
		words: progressInWords(hours)
	},
	missing: hours?.missing ?? [],
	outside: outside.map(
		({ title, doneOn }) => `${title}: ${doneOn ? `done on ${dayInWords(doneOn)}` : 'not yet'}`
	)
});

/** One cycle of a record as the page shows it. */
export const cycleInWords = (
	{ number, name, modules, runs }: Cycle,
	requirement: Requirement,
	page: Page
) => ({
	...{ number, name, inCaption: name.replace(/^[A-Z]/, (letter) => letter.toLowerCase()) },
	modules: modules.map((module) => ({
		...moduleInWords(module, page),
		mayGrant: page.mayGrant && isUsedUp(module, requirement),
		revocable: (page.mayRevoke && !module.completion?.revokedAt && module.completion?.certificateId) || null
	})),
	runs: runs.map(({ open, ...run }) => ({
		title: run.title,
		number: run.number,
		href: open && `${page.path}/runs/${open.id}${page.query}`,
		started: open && momentInWords(open.startedAt, page.timeZone),
		finished: run.finishedAt ? momentInWords(run.finishedAt, page.timeZone) : 'not finished',
		result: resultInWords(run.finishedAt !== null, run),
		critical: (run.criticalErrors ?? []).join(', ') || 'none',
		version: open && open.contentHash
	}))
});

function moduleInWords(
	{ lessons, attempts, extra, completion, ...module }: RecordModule,
	{ timeZone, today, path, query }: Page
) {
	const at = (moment: Temporal.Instant) => momentInWords(moment, timeZone);
	return {
		code: module.code,
		title: module.title,
		version: module.contentHash,
		begun: at(module.enrolledAt),
		lessons: lessons.map(({ title, finishedAt }) => ({ title, finished: at(finishedAt) })),
		lessonsInAll: module.lessonsInAll,
		attempts: attempts.map((attempt) => ({
			number: attempt.number,
			href: `${path}/attempts/${attempt.id}${query}`,
			started: at(attempt.startedAt),
			submitted: attempt.submittedAt ? at(attempt.submittedAt) : 'not submitted',
			result: resultInWords(attempt.submittedAt !== null, attempt),
			passMark: `${attempt.passPercent}%`
		})),
		extra: extra.map(({ reason, grantedAt }) => `One more attempt granted ${at(grantedAt)}: ${reason}`),
		completion: completion && {
			facts: [
				{ term: 'Completed', value: at(completion.completedAt) },
				{ term: 'Valid until', value: dayInWords(completion.validUntil) },
				{ term: 'Score', value: `${completion.won} of ${completion.most} points` },
				{
					term: 'Minutes',
					value: `${completion.minutesApproved} approved, ${completion.minutesActive} active`
				},
				{
					term: 'Statement signed',
					value: completion.statementHash.slice(0, 12),
					href: `/content/${completion.statementHash}`,
					action: 'Read'
				},
				{ term: 'Record digest', value: completion.digest.slice(0, 24) }
			],
			certificate: completion.number,
			state: stateOf(completion, today, at)
		}
	};
}

function resultInWords(
	isDone: boolean,
	{ passed, won, most }: { passed: boolean | null; won: number | null; most: number | null }
) {
	if (!isDone) return 'open';
	return `${passed ? 'passed' : 'not yet'}, ${won} of ${most} points`;
}

function stateOf(
	{ revokedAt, revokedBecause, validUntil }: NonNullable<RecordModule['completion']>,
	today: Temporal.PlainDate,
	at: (moment: Temporal.Instant) => string
) {
	if (revokedAt) return { kind: 'overdue' as const, label: `Revoked ${at(revokedAt)}: ${revokedBecause}` };
	if (Temporal.PlainDate.compare(validUntil, today) < 0) return { kind: 'due' as const, label: 'Expired' };
	return { kind: 'current' as const, label: 'Valid' };
}
