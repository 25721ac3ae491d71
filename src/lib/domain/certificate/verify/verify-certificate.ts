import { digest } from '#lib/domain/audit/canonical.ts';
import { parseNote } from '#lib/domain/audit/note/signed-note.ts';
import { certificateSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { parseCertificate } from '../certificate-note.ts';
import { Broken, must } from './broken.ts';
import type { Machine } from './machine.ts';
import { signedText, trustIn } from './trust.ts';
import type { Check, Verdict } from './verdict.ts';

/** What is looked at in a certificate's statement. */
const TITLES = {
	signature: 'The statement is the department’s, as it was signed',
	record: 'What it says is what the ledger’s entry was written of',
	names: 'The name is the one that was hashed in it'
};

/**
 * Checks certificate.txt, the signed statement of one certificate. It carries no key: one has to be given.
 * @param asked.today the day of asking, YYYY-MM-DD, to say whether its last day is past
 */
export function verifyCertificate(
	note: string,
	machine: Pick<Machine, 'holds'>,
	asked: { keys?: string | null; today: string }
): Verdict {
	const checks: Check[] = [];
	const look = <T>(id: keyof typeof TITLES, work: () => T): T | undefined => {
		const title = TITLES[id];
		if (checks.some(({ verdict }) => verdict !== 'holds')) {
			checks.push({
				id,
				title,
				verdict: 'unasked',
				detail: 'Not looked at, as something before it is missing or broken.'
			});
			return undefined;
		}
		try {
			const found = work();
			checks.push({ id, title, verdict: 'holds', detail: '' });
			return found;
		} catch (error) {
			if (!(error instanceof Broken)) throw error;
			checks.push({ id, title, verdict: 'broken', detail: error.message });
			return undefined;
		}
	};

	const said = parseCertificate(parseNote(note)?.text ?? '');
	const isGiven = Boolean(asked.keys?.trim());
	if (said && !isGiven)
		checks.push({
			id: 'signature',
			title: TITLES.signature,
			verdict: 'unasked',
			detail: 'It needs the department’s published key.'
		});
	else
		look('signature', () => {
			must(said, 'This file is no signed certificate of Firstword, or it was changed.');
			const trust = trustIn(asked.keys ?? '', said.departmentId, machine.holds);
			must(trust.keys.length > 0, 'The list of keys that was given holds no key.');
			signedText(note, trust, certificateSigner(said.departmentId), 'This certificate');
		});
	look('record', () => {
		must(
			said &&
				digest(said.record) === said.digest &&
				said.record['number'] === said.number &&
				said.record['departmentId'] === said.departmentId,
			'What the certificate says is not what its digest is of.'
		);
	});
	look('names', () => {
		const { identity: hash } = said!.record;
		must(
			said!.identity === null || digest(said!.identity) === hash,
			'The name on the certificate is not the one that was hashed in it.'
		);
	});
	return verdictOf(checks, said, asked.today);
}

type Said = NonNullable<ReturnType<typeof parseCertificate>>;

function verdictOf(checks: Check[], said: Said | null, today: string): Verdict {
	const broken = checks.find(({ verdict }) => verdict === 'broken');
	const isProven = checks.every(({ verdict }) => verdict === 'holds');
	const number = said?.number ?? '';
	return {
		outcome: broken ? 'broken' : isProven ? 'proven' : 'unproven',
		sentence: broken
			? broken.detail
			: isProven
				? `The department issued certificate ${number} as it stands here. Whether it was revoked since, only its page says: look up ${number} on the department’s website, under /verify.`
				: 'Nothing was checked: a certificate is checked with the department’s published key.',
		checks,
		facts: said && !broken ? factsOf(said, today) : [],
		withheld:
			said && said.identity === null && said.record['identity'] !== undefined
				? 'The name is not in it: it was removed from the record, as the department’s retention rules allow.'
				: '',
		proves: isProven
			? 'That the department’s key signed exactly these facts: this person, this course, this version, these dates.'
			: 'Nothing.',
		doesNotProve:
			'That it still holds: a certificate that was revoked afterwards is signed all the same. That the person who shows it is the person named. How anybody acts on duty.'
	};
}

function factsOf({ record, identity, number }: Said, today: string): Verdict['facts'] {
	const word = (name: string) =>
		record[name] === null || record[name] === undefined ? '' : String(record[name]);
	const until = word('validUntil');
	const name = String(identity?.['officerName'] ?? record['officerName'] ?? 'removed');
	return [
		{ term: 'Name', value: [word('rank'), name].filter((part) => part !== '').join(' ') },
		{
			term: 'Completed',
			value: `${word('courseTitle')} (${word('courseCode')}), ${(Number(record['minutes']) / 60).toFixed(2)} hours`
		},
		{ term: 'On', value: word('completedOn') },
		{ term: 'Valid until', value: until < today ? `${until}, which is past` : until },
		{ term: 'Required by', value: `${word('requirementTitle')}, ${word('citation')}` },
		{ term: 'Issued by', value: word('departmentName') },
		{ term: 'Version of content', value: word('contentHash') },
		{ term: 'Number', value: number }
	];
}
