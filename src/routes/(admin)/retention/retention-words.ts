import type { RetentionClass } from '#lib/domain/compliance/retention/retention.ts';
import type { WhyKept } from '#lib/domain/compliance/retention/why-kept.ts';

export const CLASS_WORDS: Record<RetentionClass, { title: string; what: string }> = {
	identity: {
		title: 'Identity',
		what: 'Names, badge and state officer numbers, the e-mail address, and messages to others that name the person. What was done, when and by which rule stays, and so do certificates, without the name.'
	},
	files: {
		title: 'Files',
		what: 'Certificates of training elsewhere and imported tables, as far as they prove nobody else’s records. That they were there, and their hash, stays.'
	},
	mail: {
		title: 'Mail',
		what: 'The address and the words of messages to the person. That they were told, and when, stays.'
	}
};

export const keptInWords = (months: number | null) =>
	months === null
		? 'Kept until told otherwise'
		: months % 12 === 0
			? `Kept for ${months / 12} ${months === 12 ? 'year' : 'years'} after somebody leaves`
			: `Kept for ${months} months after somebody leaves`;

export const WHY_KEPT: Record<WhyKept, string> = {
	held: 'A legal hold stands. Nothing goes until it ends.',
	'told-to-keep': 'It is kept until told otherwise. Set a rule first.',
	employed: 'This person works for the department.',
	'not-disabled': 'The account is not disabled.',
	'not-yet': 'It is kept longer by the rule.'
};

/** What a removal reaches or reached, by table. */
const TABLES: Record<string, [one: string, many: string]> = {
	person_history: ['line of the history of names', 'lines of the history of names'],
	certificate: ['certificate', 'certificates'],
	account: ['account', 'accounts'],
	record_file: ['file', 'files'],
	message: ['message', 'messages'],
	message_outcome: ['answer of a mail server', 'answers of a mail server']
};

export const countsInWords = (counts: { readonly [table: string]: number }) =>
	Object.entries(counts)
		.filter(([, count]) => count > 0)
		.map(([table, count]) => `${count} ${TABLES[table]?.[count === 1 ? 0 : 1] ?? table}`)
		.join(', ') || 'nothing';

/** What a finished action says on the page that it leads back to. */
export const DONE = new Map([
	['set', 'The rule is set. Nothing was removed by it.'],
	['unchanged', 'That is the rule already, so nothing was changed.'],
	['placed', 'The hold stands. Nothing that it covers can be removed.'],
	['ended', 'The hold has ended.'],
	['removed', 'It is removed, and the ledger says so.'],
	['nothing-left', 'There was nothing left to remove.']
]);
