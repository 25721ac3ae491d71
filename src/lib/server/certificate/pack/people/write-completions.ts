import { percentOf } from '#lib/domain/scenario/score.ts';
import { hoursText, inHundredths } from '#lib/domain/certificate/pack/hours-book.ts';
import type { PartRow } from '#lib/domain/certificate/pack/pack-parts.ts';
import { dayText } from '#lib/domain/calendar/day-number.ts';
import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { creditTopics } from '#lib/server/compliance/standards/read-standards.ts';
import type { CitedContent } from '../content/cited-content.ts';
import type { Pack } from '../open-pack.ts';
import type { PackFiles } from '../pack-files.ts';
import type { Counting, Credited } from './credited.ts';
import type { PackPerson } from './one-person.ts';
import type { Training } from './trainings.ts';

type Row = PartRow<'completions'>;

/** Part C: each training, for each requirement that it counts for. */
export function writeCompletions(
	pack: Pack,
	files: PackFiles,
	person: PackPerson,
	{
		trainings,
		credited,
		content
	}: { trainings: readonly Training[]; credited: Credited; content: CitedContent }
): void {
	for (const training of trainings) {
		if (isOfOther(training, pack)) continue;
		const row: Row = {
			...officerOf(pack, person, training),
			...taught(pack, training, content),
			...filedOf(training),
			person_id: person.personId,
			record_kind: training.kind
		};
		const counts = credited.counts.get(training.id) ?? [];
		if (counts.length === 0) write(files, { ...row, hours_credited: '0.00' });
		for (const counting of counts) write(files, { ...row, ...countedFor(training, counting) });
	}
}

/** Done for a requirement that the pack is not of, and counting for none that it is of, it is told nowhere. */
function isOfOther(training: Training, { request }: Pack): boolean {
	if (request.requirementIds === null || training.kind !== 'completion') return false;
	return !request.requirementIds.includes(training.line.requirementId);
}

function write(files: PackFiles, row: Row) {
	files.filed(files.completions.add(row));
}

function officerOf({ agency, department, filing, days }: Pack, person: PackPerson, training: Training): Row {
	const held = person.heldOn(training.on);
	const entryKind = {
		completion: 'completion-awarded',
		session: 'session-credited',
		outside: 'outside-decided'
	};
	return {
		...{ officer_name_last: held.familyName, officer_name_first: held.givenName },
		state_officer_id: held.stateOfficerId,
		state_officer_id_type: held.stateOfficerId && filing.profile ? filing.profile.name : '',
		agency_name: training.kind === 'completion' ? training.line.agencyName : department.name,
		agency_id: agency?.ori ?? agency?.stateAgencyNumber ?? '',
		...{ rank: held.rank, assignment: held.assignment },
		...person.entry(entryKind[training.kind], training.id),
		...(training.kind === 'completion' && certificateOf(training, days.on))
	};
}

function certificateOf({ line }: Extract<Training, { kind: 'completion' }>, on: string): Row {
	const { certificateNo, revokedAt, validUntil } = line;
	const state = revokedAt !== null ? 'revoked' : validUntil < on ? 'expired' : 'valid';
	return { certificate_no: certificateNo, certificate_status: state, expires_on: validUntil };
}

function taught(pack: Pack, training: Training, content: CitedContent): Row {
	const { local } = pack;
	switch (training.kind) {
		case 'completion': {
			const { line } = training;
			const approval = pack.approvals.get(line.code);
			const document = content.documentOf<ModuleDocument>(line.contentHash);
			content.cite(line.statementHash);
			return {
				course_title: approval?.approvedTitle ?? line.courseTitle,
				...{ state_course_number: approval?.stateCourseNumber, ncp_number: approval?.ncpNumber },
				subject_category: creditTopics(line.code)
					.map(({ topic }) => topic)
					.join('; '),
				description: document.summary,
				...{ delivery: 'self-paced', location: 'online, agency network' },
				...{ provider_name: approval?.providerName, provider_number: approval?.providerNumber },
				...{ start_at: local(line.enrolledAt), completed_at: local(line.completedAt) },
				hours_approved: hoursText(inHundredths(line.minutesApproved)),
				hours_measured: hoursText(inHundredths(line.minutesActive)),
				...{ score: percentOf(line.won, line.most), pass_mark: line.passMark, result: 'passed' },
				...{ attempt_no: line.attemptNo, attempts_total: line.attemptsTotal },
				...{ content_version: line.code, content_hash: line.contentHash },
				...{ attested_at: local(line.completedAt), attestation_text_version: line.statementHash }
			};
		}
		case 'session': {
			const { line } = training;
			const part = line.segments > 1 ? `, part ${line.segment} of ${line.segments}` : '';
			return {
				...{ course_title: `${line.title}${part}`, state_course_number: line.stateCourseNumber },
				...{ subject_category: line.category, description: line.summary },
				...{ delivery: 'in-person', location: line.place, instructor_name: line.instructor },
				instructor_qualification_ref: line.instructorQualification,
				...{ provider_name: line.partner ?? pack.department.name },
				...{ start_at: local(line.startsAt), completed_at: local(line.endsAt) },
				hours_approved: hoursText(inHundredths(line.minutes)),
				hours_measured: hoursText(inHundredths(line.minutesPresent)),
				result: line.corrected ? 'corrected' : 'attended'
			};
		}
		case 'outside': {
			const { line } = training;
			return {
				...{ course_title: line.title, state_course_number: line.stateCourseNumber },
				subject_category: line.category ?? line.topics.map(({ topic }) => topic).join('; '),
				description: `${line.title}, ${line.provider}`,
				...{ delivery: line.delivery, location: line.place, instructor_name: line.instructor },
				instructor_qualification_ref: line.instructorQualification,
				...{ provider_name: line.provider, provider_number: line.providerNumber },
				...{ start_at: line.begunOn, completed_at: line.completedOn },
				...{ hours_approved: hoursText(inHundredths(line.minutes)) },
				result: line.corrected ? 'corrected' : 'accepted'
			};
		}
		default:
			return training satisfies never;
	}
}

function countedFor(training: Training, { in: counted, hours }: Counting): Row {
	const { requirement, cycle, from, to } = counted;
	const { id, versions } = requirement;
	const rule = versions.find(({ version }) => version === cycle?.rule.version) ?? versions.at(-1)!;
	const dueOn = cycle && dayText(cycle.dueOn);
	return {
		...{ requirement_id: id, statute_citation: rule.citation, cycle_start: from, cycle_end: to },
		...{ due_on: dueOn, status: dueOn === null ? '' : training.on <= dueOn ? 'on-time' : 'late' },
		hours_credited: hoursText(hours)
	};
}

const filedOf = ({ filing }: Training): Row => ({
	...{ reported_on: filing.reportedOn?.toString(), reported_by: filing.reportedOn ? filing.reportedBy : '' },
	...{ state_confirmation_no: filing.confirmationNumber, report_due_on: filing.dueOn?.toString() }
});
